from tests.browser.test_plan_review import *
JS="""() => [...document.querySelectorAll("main *")].filter(o=>o.checkVisibility() && o.getBoundingClientRect().right>361 && !o.closest('.table-scroll,.review-next')).map(o=>o.outerHTML.slice(0,160)+' '+o.getBoundingClientRect().right).slice(0,12)"""
def test_tmp(browser, live_server, analyst):
    kept = reading(analyst, word_plan(("ศธจ.ตัวอย่าง", "สพป.ตัวอย่าง เขต")), "แผน.docx")
    seed = reading(analyst, SEED.read_bytes(), SEED.name)
    tab = Tab(browser, live_server.url, 360, cookie_of(analyst))
    for one in (kept, seed):
        tab.page.goto(live_server.url + address(one,"?at=k1"))
        all_open(tab.page)
        print(tab.page.evaluate(JS))
        print(tab.page.evaluate("document.documentElement.scrollWidth"), tab.page.evaluate("[...document.querySelectorAll('body *')].filter(o=>o.scrollWidth>361).map(o=>o.tagName+'.'+o.className+' '+o.scrollWidth+' '+getComputedStyle(o).overflowX).join(' ; ')"))
    tab.close()
