"""`doctor`: the checks of an installation. Each says what it looked at, and what to mend when it is not well."""

from __future__ import annotations

import datetime
import importlib.util
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from patibat.config.checking import is_local
from patibat.config.database import migration_state
from patibat.config.integrity import database_findings
from patibat.config.preparing import sample_sign_ins
from patibat.config.working import HEARTBEAT_SECONDS, heartbeat_file
from patibat.problems import Text

FREE_BYTES = 1024**3
SECRET_LENGTH = 40
_LATE = datetime.timedelta(minutes=2)
_CLOCK_SLACK = datetime.timedelta(hours=1)
_FONTS = ("sarabun-400.woff2", "sarabun-600.woff2")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `fix` is empty when it is well."""

    name: str
    about: Text
    found: Text
    fix: Text | None = None

    @property
    def well(self) -> bool:
        return self.fix is None


_WELL = Text("เรียบร้อย", "well")


def examine() -> list[Check]:
    """Every check; those that need the database are left out when it does not answer."""
    first = [data_folder(), disk(), secret_key(), fonts()]
    database = database_reachable()
    if not database.well:
        return [*first, database]
    later: list[Callable[[], Check]] = [migrations]
    if not migration_state().pending:
        later += [integrity, clock, worker, sample]
    return [*first, database, *(check() for check in later)]


def data_folder() -> Check:
    """Can files be made in the data folder?"""
    about = Text("โฟลเดอร์ข้อมูล", "data folder")
    folder = Path(settings.PATIBAT_DATA)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        reason = str(error.strerror)
        found = Text(f"เขียนใน {folder} ไม่ได้: {reason}", f"{folder} cannot be written to: {reason}")
        fix = Text("ให้สิทธิ์เขียนแก่บัญชีที่เปิดโปรแกรม", "let the account that runs the program write there")
        return Check("data-folder", about, found, fix)
    return Check("data-folder", about, _WELL)


def disk() -> Check:
    """Is there room for a backup and a quarter's files?"""
    about = Text("ที่ว่างในดิสก์", "free disk")
    free = shutil.disk_usage(settings.PATIBAT_DATA).free
    found = Text(f"{free // 1024**2:,} เมกะไบต์", f"{free // 1024**2:,} MB")
    if free >= FREE_BYTES:
        return Check("disk", about, found)
    fix = Text(
        "ย้ายไฟล์สำรองเก่าออก หรือเพิ่มดิสก์ให้ว่างเกิน 1 กิกะไบต์", "move old backups away, or add disk: 1 GB should be free"
    )
    return Check("disk", about, found, fix)


def secret_key() -> Check:
    """Is the key long enough, and can only the program's account read it?"""
    about = Text("กุญแจลับ", "secret key")
    path = Path(settings.PATIBAT_DATA) / "secret-key"
    if len(settings.SECRET_KEY) < SECRET_LENGTH:
        found = Text("สั้นเกินไป", "too short")
        fix = Text("ลบ PATIBAT_SECRET_KEY เพื่อให้ระบบสร้างให้", "remove PATIBAT_SECRET_KEY; one is made for you")
        return Check("secret-key", about, found, fix)
    if os.name == "posix" and path.exists() and path.stat().st_mode & 0o077:
        found = Text("บัญชีอื่นในเครื่องอ่านได้", "other accounts of this machine can read it")
        return Check("secret-key", about, found, Text(f"สั่ง chmod 600 {path}", f"run chmod 600 {path}"))
    return Check("secret-key", about, _WELL)


def fonts() -> Check:
    """Are the letters there, for pages and for paper?"""
    about = Text("แบบอักษร", "fonts")
    static = Path(__file__).resolve().parents[1] / "kit" / "static" / "kit"
    missing = [name for name in _FONTS if not (static / name).is_file()]
    if importlib.util.find_spec("fontpkg_sarabun") is None:
        missing.append("fontpkg-sarabun")
    if not missing:
        return Check("fonts", about, _WELL)
    names = ", ".join(missing)
    fix = Text("ติดตั้งโปรแกรมใหม่ด้วย start.py run", "install again with start.py run")
    return Check("fonts", about, Text(f"ไม่พบ {names}", f"not found: {names}"), fix)


def database_reachable() -> Check:
    """Does the database answer?"""
    about = Text("ฐานข้อมูล", "database")
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        fix = Text("ตรวจ DATABASE_URL และเปิดบริการฐานข้อมูล", "check DATABASE_URL and start the database")
        return Check("database", about, Text(f"ไม่ตอบ: {reason}", f"no answer: {reason}"), fix)
    return Check("database", about, Text(connection.vendor, connection.vendor))


def migrations() -> Check:
    """Is the database of this version?"""
    about = Text("รุ่นของฐานข้อมูล", "version of the database")
    state = migration_state()
    if state.unknown:
        names = ", ".join(".".join(node) for node in state.unknown)
        fix = Text("ใช้โปรแกรมรุ่นที่ใหม่กว่า", "use a newer version of the program")
        return Check("migrations", about, Text(f"ใหม่กว่าโปรแกรม: {names}", f"newer than the program: {names}"), fix)
    if state.pending:
        count = len(state.pending)
        fix = Text("สั่ง patibat migrate", "run patibat migrate")
        return Check("migrations", about, Text(f"เหลือการปรับ {count} รายการ", f"{count} changes wait"), fix)
    return Check("migrations", about, _WELL)


def integrity() -> Check:
    """Is the database whole?"""
    about = Text("ความสมบูรณ์ของฐานข้อมูล", "integrity of the database")
    findings = list(database_findings())
    if not findings:
        return Check("integrity", about, _WELL)
    found = Text("; ".join(one.of("th") for one in findings), "; ".join(one.of("en") for one in findings))
    fix = Text("หยุดระบบ แล้วกู้คืนสำเนาล่าสุดด้วย patibat restore", "stop, and restore the last backup with patibat restore")
    return Check("integrity", about, found, fix)


def clock() -> Check:
    """Has the clock gone back behind what was already written?"""
    from patibat.records.models import AuditEntry

    about = Text("นาฬิกาของเครื่อง", "the machine's clock")
    now = timezone.now()
    last = AuditEntry.objects.order_by("-at").values_list("at", flat=True).first()
    if last is not None and last - now > _CLOCK_SLACK:
        when = timezone.localtime(last).strftime("%Y-%m-%d %H:%M")
        found = Text(f"ช้ากว่าร่องรอยล่าสุด ({when})", f"behind the latest audit entry ({when})")
        return Check("clock", about, found, Text("ตั้งวันและเวลาของเครื่องให้ถูก", "set the machine's date and time"))
    return Check("clock", about, Text(timezone.localtime(now).isoformat("T", "minutes"), now.isoformat("T", "minutes")))


def worker() -> Check:
    """Does somebody do the background work? Only work that waits for too long is a finding."""
    from patibat.records.choices import JobState
    from patibat.records.models import Job

    about = Text("งานเบื้องหลัง", "background work")
    path = heartbeat_file()
    age = time.time() - path.stat().st_mtime if path.exists() else None
    if age is not None and age < 4 * HEARTBEAT_SECONDS:
        return Check("worker", about, Text("ทำงานอยู่", "at work"))
    waiting = Job.objects.filter(state=JobState.QUEUED, made_at__lt=timezone.now() - _LATE).count()
    if waiting:
        fix = Text("เปิดระบบด้วย run หรือ serve", "start the system with run or serve")
        return Check(
            "worker", about, Text(f"งานค้าง {waiting} งาน ไม่มีผู้ทำ", f"{waiting} jobs wait and nobody works"), fix
        )
    return Check("worker", about, Text("ระบบปิดอยู่ ไม่มีงานค้าง", "not running, nothing waits"))


def sample() -> Check:
    """Sample sign-ins are for trying only."""
    about = Text("บัญชีตัวอย่าง", "sample sign-ins")
    users = sample_sign_ins()
    if not users:
        return Check("sample", about, Text("ไม่มี", "none"))
    names = ", ".join(users)
    fix = Text(
        "ก่อนใช้งานจริง ลบด้วย patibat sample --remove --by USER",
        "before real use, remove them with patibat sample --remove --by USER",
    )
    found = Text(f"เปิดใช้อยู่: {names}", f"enabled: {names}")
    if not is_local("127.0.0.1", settings.PATIBAT_URL):
        found = Text(f"{found.th} และเครื่องอื่นเข้าถึงได้", f"{found.en}, and open to other machines")
    return Check("sample", about, found, fix)


def python_version() -> str:
    """For the head of the report."""
    return ".".join(map(str, sys.version_info[:3]))
