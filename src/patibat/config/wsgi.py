"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from patibat.config.parent import leave_with_main_process

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "patibat.config.settings")
leave_with_main_process()
application = get_wsgi_application()
# Read now: a broken address must show at the start, and the first visitor must not wait for it.
_ = get_resolver().url_patterns
