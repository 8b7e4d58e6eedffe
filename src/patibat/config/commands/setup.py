"""`patibat setup`: the first run of a real office; an empty system with one administrator and a one-time link."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.preparing import database_prepare
from patibat.config.ready import django_ready
from patibat.problems import Text

_DONE = Text("ตั้งต้นแล้ว ผู้ดูแลระบบตั้งรหัสผ่านที่ {url}", "Set up. The administrator sets a password at {url}")
_ONCE = Text("ลิงก์นี้ใช้ได้ครั้งเดียวภายใน 24 ชั่วโมง", "The link works once, within 24 hours")


def add_arguments(parser: console.Parser) -> None:
    """The words of `setup`."""
    parser.word("--admin", metavar="NAME", required=True, th="ชื่อผู้ใช้ของผู้ดูแลระบบ", en="user name of the administrator")
    parser.word("--full-name", metavar="TEXT", th="ชื่อและนามสกุล", en="full name")
    parser.word("--province", metavar="CODE", th="รหัสจังหวัดสองหลัก", en="two-digit code of the province")
    parser.json_word()


def run(args: Namespace) -> int:
    """Make the office and its first account."""
    django_ready()
    database_prepare(args.language)
    from patibat.config.offices import link_url, office_set_up

    token = office_set_up(admin=args.admin, full_name=args.full_name or args.admin, province=args.province or "")
    url = link_url(token)
    if args.json:
        console.result_json({"user": args.admin, "url": url})
    else:
        console.result(_DONE.of(args.language, {"url": url}))
        console.progress(_ONCE, args.language)
    return console.DONE
