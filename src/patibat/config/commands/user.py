"""`patibat user`: add, reset or disable an account. It works without e-mail: a one-time link is shown here."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from patibat.config import console
from patibat.config.problems import USER_UNKNOWN
from patibat.config.ready import django_ready, work
from patibat.problems import Text

if TYPE_CHECKING:
    from patibat.accounts.models import User

_LINK = Text("{name} ตั้งรหัสผ่านที่ {url}", "{name} sets a password at {url}")
_ONCE = Text("ลิงก์นี้ใช้ได้ครั้งเดียวภายใน 24 ชั่วโมง", "The link works once, within 24 hours")
_DISABLED = Text("ระงับบัญชี {name} แล้ว", "The account {name} is disabled")


def add_arguments(parser: console.Parser) -> None:
    """The words of `user`."""
    parser.word("verb", choices=["add", "reset", "disable"], th="เพิ่ม ตั้งรหัสผ่านใหม่ หรือระงับ", en="what to do")
    parser.word("name", metavar="NAME", th="ชื่อผู้ใช้", en="user name")
    parser.word("--full-name", metavar="TEXT", th="ชื่อและนามสกุล (เมื่อเพิ่ม)", en="full name (when adding)")
    parser.word("--email", metavar="TEXT", default="", th="อีเมล (ถ้ามี)", en="e-mail (if any)")
    parser.by_word()
    parser.json_word()


def run(args: Namespace) -> int:
    """Do it through the services that pages use: they check the right and keep the audit."""
    django_ready()
    from patibat.config.acting import acting
    from patibat.config.links import link_url

    by = acting(args.by)
    service = work(f"patibat.network.services.user_{args.verb}")
    if args.verb == "disable":
        service(by=by, user=_known(args.name))
        _tell(args, {"user": args.name, "active": False}, _DISABLED.of(args.language, {"name": args.name}))
        return console.DONE
    if args.verb == "add":
        made = service(by=by, username=args.name, full_name=args.full_name or args.name, email=args.email)
        token = made[1]
    else:
        token = service(by=by, user=_known(args.name))
    url = link_url(token)
    _tell(args, {"user": args.name, "url": url}, _LINK.of(args.language, {"name": args.name, "url": url}))
    console.progress(_ONCE, args.language)
    return console.DONE


def _known(name: str) -> User:
    from patibat.accounts.models import User

    user = User.objects.filter(username=name).first()
    if user is None:
        raise USER_UNKNOWN.at(name=name)
    return user


def _tell(args: Namespace, facts: dict[str, object], words: str) -> None:
    if args.json:
        console.result_json(facts)
    else:
        console.result(words)
