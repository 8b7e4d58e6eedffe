from typing import Any

class DefaultMFAAdapter:
    error_messages: dict[str, Any]
    def build_totp_svg(self, url: str) -> str: ...
