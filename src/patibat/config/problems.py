"""Problems of starting and commanding the installation."""

from patibat.problems import ProblemKind, Text

ENVIRONMENT_WRONG = ProblemKind(
    "config.environment",
    what=Text("ค่าของ {name} คือ “{value}” ซึ่งใช้ไม่ได้", "{name} holds “{value}”, which cannot be used"),
    why=Text("ค่าที่ใช้ได้: {allowed}", "It may hold: {allowed}"),
    fix=Text(
        "แก้ค่าในสภาพแวดล้อมของเครื่อง หรือลบออกเพื่อใช้ค่าปกติ",
        "Mend the variable, or remove it to use the default",
    ),
    status=500,
)
DATA_FOLDER = ProblemKind(
    "config.data-folder",
    what=Text("เขียนในโฟลเดอร์ข้อมูล {folder} ไม่ได้", "The data folder {folder} cannot be written to"),
    why=Text("ระบบปฏิบัติการตอบว่า: {reason}", "The system says: {reason}"),
    fix=Text(
        "ให้สิทธิ์เขียนแก่บัญชีที่เปิดโปรแกรม หรือชี้ PATIBAT_DATA (--data) ไปยังโฟลเดอร์อื่น",
        "Let the account that runs the program write there, or point PATIBAT_DATA (--data) to another folder",
    ),
    status=500,
)
BAD_USAGE = ProblemKind(
    "config.bad-usage",
    what=Text("อ่านคำสั่งไม่ได้: {message}", "The command could not be read: {message}"),
    why=Text(
        "คำสั่ง {command} รับเฉพาะคำและตัวเลือกของตน",
        "The command {command} takes only its own words and options",
    ),
    fix=Text("ดูวิธีใช้ด้วย {command} --help", "See {command} --help"),
)
UNKNOWN_COMMAND = ProblemKind(
    "config.unknown-command",
    what=Text("ไม่มีคำสั่ง “{name}”", "There is no command “{name}”"),
    why=Text("คำสั่งที่มี: {known}", "The commands are: {known}"),
    fix=Text("ดูวิธีใช้ด้วย patibat --help {near}", "See patibat --help {near}"),
)
UNEXPECTED = ProblemKind(
    "config.unexpected",
    what=Text("โปรแกรมผิดพลาดโดยไม่คาดคิด ({kind})", "The program failed unexpectedly ({kind})"),
    why=Text("เป็นความผิดพลาดของโปรแกรม ไม่ใช่ของท่าน", "The fault is the program's, not yours"),
    fix=Text(
        "ส่งไฟล์ {log} ให้ผู้ดูแลโปรแกรม หรือสั่งอีกครั้งโดยตั้ง PATIBAT_LOG=DEBUG เพื่อดูรายละเอียด",
        "Send the file {log} to the maintainers, or run it again with PATIBAT_LOG=DEBUG to see the details",
    ),
    status=500,
)
BY_MISSING = ProblemKind(
    "config.by-missing",
    what=Text("คำสั่งนี้เขียนข้อมูล จึงต้องบอกว่าใครสั่ง", "This command writes, so it must be told who commands it"),
    why=Text("ร่องรอยของระบบบันทึกชื่อผู้ทำทุกครั้ง", "The audit keeps the name of who did it, every time"),
    fix=Text("เติม --by ตามด้วยชื่อผู้ใช้ เช่น --by admin", "Add --by and a user name, such as --by admin"),
)
BY_UNKNOWN = ProblemKind(
    "config.by-unknown",
    what=Text("ไม่มีผู้ใช้ “{name}” ที่ใช้งานได้", "There is no active user “{name}”"),
    why=Text("--by ต้องเป็นบัญชีที่มีอยู่และยังไม่ถูกระงับ", "--by takes an account that exists and is not disabled"),
    fix=Text("ตรวจตัวสะกด หรือเพิ่มด้วย patibat user add", "Check the spelling, or add one with patibat user add"),
)
FILE_UNREADABLE = ProblemKind(
    "config.file-unreadable",
    what=Text("อ่านไฟล์ไม่ได้", "The file could not be read"),
    why=Text("ระบบปฏิบัติการตอบว่า: {reason}", "The system says: {reason}"),
    fix=Text("ตรวจชื่อไฟล์ ที่อยู่ และสิทธิ์อ่าน", "Check the name, the place and the right to read it"),
)
FILE_UNWRITABLE = ProblemKind(
    "config.file-unwritable",
    what=Text("เขียนไฟล์ไม่ได้", "The file could not be written"),
    why=Text("ระบบปฏิบัติการตอบว่า: {reason}", "The system says: {reason}"),
    fix=Text(
        "ตรวจว่าโฟลเดอร์มีอยู่ เขียนได้ และมีที่ว่างพอ",
        "Check that the folder exists, may be written to and has room",
    ),
)
NOT_BUILT = ProblemKind(
    "config.not-built",
    what=Text("รุ่นนี้ยังไม่มี {work}", "This version does not have {work}"),
    why=Text("ไม่พบส่วน {module} ในโปรแกรมที่ติดตั้ง", "The part {module} is not in the installed program"),
    fix=Text("ติดตั้งรุ่นที่ใหม่กว่า", "Install a newer version"),
    status=501,
)
PORT_BUSY = ProblemKind(
    "config.port-busy",
    what=Text("พอร์ต {port} ใช้อยู่แล้ว", "Port {port} is in use"),
    why=Text(
        "มีโปรแกรมอื่น หรือปฏิบัติอีกหน้าต่างหนึ่ง กำลังใช้พอร์ตนี้",
        "Another program, or another window of Patibat, uses it",
    ),
    fix=Text(
        "ปิดหน้าต่างนั้น หรือเปิดด้วยพอร์ตอื่น เช่น --port {other}",
        "Close that window, or start with another one, such as --port {other}",
    ),
)
SAMPLE_IN_NETWORK = ProblemKind(
    "config.sample-in-network",
    what=Text("ยังเปิดให้เครื่องอื่นเข้าใช้ไม่ได้", "It may not be opened to other machines yet"),
    why=Text(
        "บัญชีตัวอย่างซึ่งใคร ๆ รู้รหัสผ่านยังเปิดใช้อยู่ ({users})",
        "Sample sign-ins, whose password is no secret, are still enabled ({users})",
    ),
    fix=Text(
        "ลบข้อมูลตัวอย่างด้วย patibat sample --remove --by USER แล้วเปิดใหม่",
        "Remove the sample with patibat sample --remove --by USER, then start again",
    ),
    status=403,
)
LAN_DECLINED = ProblemKind(
    "config.lan-declined",
    what=Text("ไม่ได้เปิดให้เครื่องอื่นเข้าใช้", "It was not opened to other machines"),
    why=Text("ไม่มีคำตอบว่าใช่", "The answer was not yes"),
    fix=Text("เปิดอีกครั้งแล้วตอบ y หรือเปิดโดยไม่ใช้ --lan", "Start again and answer y, or start without --lan"),
    status=403,
)
NO_NETWORK = ProblemKind(
    "config.no-network",
    what=Text("ไม่พบที่อยู่ของเครื่องนี้ในเครือข่าย", "This machine has no address in a network"),
    why=Text("เครื่องยังไม่ได้ต่อสายหรือ Wi-Fi", "It is not connected by cable or Wi-Fi"),
    fix=Text("ต่อเครือข่ายแล้วเปิดอีกครั้ง", "Connect it and start again"),
)
DATABASE_NEWER = ProblemKind(
    "config.database-newer",
    what=Text("ฐานข้อมูลใหม่กว่าโปรแกรมนี้", "The database is newer than this program"),
    why=Text(
        "มีการเปลี่ยนโครงสร้างที่โปรแกรมนี้ไม่รู้จัก: {names}",
        "It has changes that this program does not know: {names}",
    ),
    fix=Text(
        "ใช้โปรแกรมรุ่นที่สร้างฐานข้อมูลนี้หรือใหม่กว่า หรือกู้คืนสำเนาที่สำรองไว้ก่อนปรับรุ่น",
        "Use the version that made it or a newer one, or restore the backup made before the upgrade",
    ),
    status=409,
)
DATABASE_BEHIND = ProblemKind(
    "config.database-behind",
    what=Text("ฐานข้อมูลยังไม่ได้ปรับให้ตรงกับโปรแกรมรุ่นนี้", "The database is not yet of this version"),
    why=Text("เหลือการปรับ {count} รายการ", "{count} changes wait"),
    fix=Text("สั่ง patibat migrate (สำรองข้อมูลให้ก่อนเอง)", "Run patibat migrate (it makes a backup first)"),
    status=409,
)
DATABASE_AWAY = ProblemKind(
    "config.database-away",
    what=Text("ติดต่อฐานข้อมูลไม่ได้ชั่วคราว", "The database cannot be reached for the moment"),
    why=Text(
        "ฐานข้อมูลกำลังเริ่มใหม่หรือหยุดอยู่ ข้อมูลที่ยืนยันแล้วไม่สูญหาย",
        "It is restarting or stopped; what was confirmed is not lost",
    ),
    fix=Text(
        "รอสักครู่แล้วลองอีกครั้ง หากยังเป็นอยู่ ให้ผู้ดูแลระบบสั่ง patibat doctor",
        "Wait a moment and try again; if it goes on, the administrator runs patibat doctor",
    ),
    status=503,
)
DISK_FULL = ProblemKind(
    "config.disk-full",
    what=Text("บันทึกไม่ได้ เพราะพื้นที่ดิสก์เต็ม", "Nothing was saved: the disk is full"),
    why=Text(
        "เครื่องที่เก็บข้อมูลไม่มีที่ว่างเหลือ ข้อมูลเดิมยังอยู่ครบ",
        "The machine has no room left; what was there before is untouched",
    ),
    fix=Text(
        "แจ้งผู้ดูแลระบบให้เพิ่มที่ว่าง แล้วส่งอีกครั้ง ระหว่างนี้ยังเปิดอ่านได้",
        "Ask the administrator to make room, then send it again; reading still works",
    ),
    status=507,
)
BACKUP_DAMAGED = ProblemKind(
    "config.backup-damaged",
    what=Text("ไฟล์สำรองนี้ใช้ไม่ได้: {reason}", "This backup cannot be used: {reason}"),
    why=Text(
        "ทุกส่วนต้องมีลายนิ้วมือตรงกับบัญชีในไฟล์ก่อนจะกู้คืน ยังไม่ได้แตะข้อมูลเดิม",
        "Every part must match its hash in the file's list before anything is restored; nothing was touched",
    ),
    fix=Text("ใช้สำเนาอื่น หรือคัดลอกไฟล์นี้มาใหม่", "Use another copy, or copy this file again"),
)
BACKUP_OTHER_DATABASE = ProblemKind(
    "config.backup-other-database",
    what=Text(
        "ไฟล์สำรองนี้มาจากฐานข้อมูลชนิด {theirs} แต่ระบบนี้ใช้ {ours}",
        "This backup is of {theirs}; this installation uses {ours}",
    ),
    why=Text("สำเนาเก็บฐานข้อมูลตามชนิดของมัน", "A backup keeps a database in its own kind"),
    fix=Text("ตั้ง DATABASE_URL เป็นชนิดเดียวกับสำเนา", "Set DATABASE_URL to the kind of the backup"),
    status=409,
)
RESTORE_WOULD_LOSE = ProblemKind(
    "config.restore-would-lose",
    what=Text(
        "ยังไม่กู้คืน เพราะฐานข้อมูลปัจจุบันมีข้อมูลอยู่",
        "Nothing was restored: the present database holds data",
    ),
    why=Text("การกู้คืนจะแทนที่ข้อมูลทั้งหมด", "Restoring replaces all of it"),
    fix=Text(
        "ถ้าตั้งใจ เติม --replace (ระบบจะสำรองข้อมูลปัจจุบันไว้ก่อน)",
        "If that is meant, add --replace (a backup of the present data is made first)",
    ),
    status=409,
)
API_WRONG = ProblemKind(
    "config.api-parameter",
    what=Text("พารามิเตอร์ของคำขอไม่ถูกต้อง", "A parameter of the request is wrong"),
    why=Text("{said}", "{said}"),
    fix=Text("ดูค่าที่รับได้ใน /api/v1/openapi.json", "See what it takes in /api/v1/openapi.json"),
    status=422,
)
SERVER_WOULD_NOT_START = ProblemKind(
    "config.server-would-not-start",
    what=Text("เปิด {name} ไม่สำเร็จ", "{name} would not start"),
    why=Text("กระบวนการหยุดเองซ้ำ ๆ หรือไม่ตอบภายในเวลา", "It kept ending by itself, or did not answer in time"),
    fix=Text("ดูบรรทัดท้ายของ {log} แล้วสั่ง patibat doctor", "See the last lines of {log}, then run patibat doctor"),
    status=500,
)
USER_UNKNOWN = ProblemKind(
    "config.user-unknown",
    what=Text("ไม่มีผู้ใช้ “{name}”", "There is no user “{name}”"),
    why=Text("ชื่อผู้ใช้ต้องตรงกับที่ใช้เข้าสู่ระบบ", "It must be the name used to sign in"),
    fix=Text("ตรวจตัวสะกดในหน้าผู้ใช้และตำแหน่ง", "Check the spelling on the page of users and positions"),
    status=404,
)
TOO_LARGE_TO_READ = ProblemKind(
    "config.file-too-large",
    what=Text("ไฟล์ใหญ่เกินไป", "The file is too large"),
    why=Text("รับได้ไม่เกิน {megabytes} เมกะไบต์", "Up to {megabytes} megabytes are taken"),
    fix=Text("แบ่งไฟล์ หรือเพิ่มค่า PATIBAT_UPLOAD_MB", "Split it, or raise PATIBAT_UPLOAD_MB"),
    status=413,
)
