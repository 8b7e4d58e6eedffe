"""`patibat setup`: the first run of a real office; an empty system with one administrator and a one-time link."""

from __future__ import annotations

from argparse import Namespace

from patibat.config import console
from patibat.config.preparing import database_prepare
from patibat.config.ready import django_ready, work
from patibat.problems import Text

_DONE = Text("ตั้งต้นแล้ว ผู้ดูแลระบบตั้งรหัสผ่านที่ {url}", "Set up. The administrator sets a password at {url}")
_ONCE = Text("ลิงก์นี้ใช้ได้ครั้งเดียวภายใน 24 ชั่วโมง", "The link works once, within 24 hours")


def add_arguments(parser: console.Parser) -> None:
    """The words of `setup`."""
    parser.word("--admin", metavar="NAME", required=True, th="ชื่อผู้ใช้ของผู้ดูแลระบบ", en="user name of the administrator")
    parser.word("--full-name", metavar="TEXT", default="", th="ชื่อและนามสกุล", en="full name")
    parser.word("--province", metavar="CODE", default="", th="รหัสจังหวัดสองหลัก", en="two-digit code of the province")
    parser.json_word()


def run(args: Namespace) -> int:
    """Make the office and its first account."""
    django_ready()
    database_prepare(args.language)
    from patibat.config.links import link_url
    from patibat.network.services import office_setup

    made = office_setup(admin_username=args.admin, province_code=args.province, full_name=args.full_name)
    work("patibat.plans.jobs.upper_plans_load")(by=None)
    url = link_url(made.token)
    if args.json:
        console.result_json({"user": args.admin, "url": url})
    else:
        console.result(_DONE.of(args.language, {"url": url}))
        console.progress(_ONCE, args.language)
    return console.DONE
