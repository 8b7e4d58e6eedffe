"""`{% remembered %}…{% endremembered %}`: the part of a public page that is the same for every visitor, rendered once
per address and language until something changes."""

from __future__ import annotations

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from patibat.records.stamp import Remembered

register = template.Library()
_parts: Remembered[SafeString] = Remembered(256)


class RememberedNode(template.Node):
    """Renders its content, or gives what it rendered before for the same address."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        request = context["request"]
        return _parts.get(request.get_full_path(), lambda: self.nodelist.render(context))


@register.tag("remembered")
def remembered(parser: Parser, _token: Token) -> RememberedNode:
    """Only around what depends on nothing but the address, the language and the data: no names, no rights, no forms
    with tokens."""
    nodelist = parser.parse(("endremembered",))
    parser.delete_first_token()
    return RememberedNode(nodelist)
