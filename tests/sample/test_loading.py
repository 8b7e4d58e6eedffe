import datetime
import time

import pytest

from patibat.sample.jobs import sample_load

NOV = datetime.date(2026, 11, 23)


@pytest.mark.django_db
def test_load():
    t = time.perf_counter()
    r = sample_load(by=None, as_of=NOV)
    print(r, time.perf_counter() - t)
