// Enhancement only: every page works without this file.
(function () {
  "use strict";
  const store = window.sessionStorage;
  const english = document.documentElement.lang === "en";

  // Typed text survives a reload or an expired session: <form data-keep="name">. Passwords, files and tokens are never kept.
  function kept(form) {
    return Array.from(form.elements).filter(
      (one) => one.name && one.name !== "csrfmiddlewaretoken" && !["password", "file", "hidden", "submit", "button"].includes(one.type)
    );
  }
  function save(form) {
    const values = kept(form).map((one) =>
      one.type === "checkbox" || one.type === "radio" ? [one.name, one.value, one.checked] : [one.name, one.value, null]
    );
    try {
      store.setItem(keyOf(form), JSON.stringify(values));
    } catch (error) {
      /* storage is full or forbidden: the form still works */
    }
  }
  function keyOf(form) {
    return "patibat:" + location.pathname + ":" + form.dataset.keep;
  }
  function restore(form) {
    const text = store.getItem(keyOf(form));
    if (!text || form.querySelector("[aria-invalid=true]")) return false;
    const fields = kept(form);
    let changed = false;
    JSON.parse(text).forEach(([name, value, checked], index) => {
      const one = fields[index];
      if (!one || one.name !== name) return;
      if (checked === null && one.value !== value) {
        one.value = value;
        changed = true;
      } else if (checked !== null && one.value === value && one.checked !== checked) {
        one.checked = checked;
        changed = true;
      }
    });
    return changed;
  }
  function sayRestored(form) {
    const note = document.createElement("p");
    note.className = "panel note";
    note.setAttribute("role", "status");
    note.textContent = english
      ? "What you typed earlier was put back. It has not been sent yet."
      : "นำข้อความที่พิมพ์ค้างไว้กลับมาแล้ว ยังไม่ได้ส่ง";
    form.prepend(note);
  }

  // What was sent is forgotten once the answer is neither the form with problems nor a problem page.
  const sent = store.getItem("patibat:sent");
  if (sent) {
    store.removeItem("patibat:sent");
    if (!document.querySelector("#form-problems, .problem-page")) store.removeItem(sent);
  }

  let unsaved = false;
  document.querySelectorAll("form[data-keep]").forEach((form) => {
    if (restore(form)) {
      unsaved = true;
      sayRestored(form);
    }
    form.addEventListener("input", () => {
      unsaved = true;
      save(form);
    });
    form.addEventListener("submit", () => {
      unsaved = false;
      save(form);
      store.setItem("patibat:sent", keyOf(form));
    });
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  function wake(form) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
  // One click sends once; the button wakes up again when the page comes back from the history.
  document.querySelectorAll("form[method=post]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      form.setAttribute("aria-busy", "true");
      window.setTimeout(() => wake(form), 8000); // an answer that is a download leaves the page standing
    });
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach(wake);
  });

  // <a href="/page/that/asks/" data-opens="id"> opens the dialog instead of the page; without this file the link works.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    const closer = event.target.closest("[data-closes]");
    if (closer) closer.closest("dialog").close();
  });

  // Two panes side by side: what is chosen in one is in sight in the other, without moving the page.
  function showChosen() {
    document.querySelectorAll(".pane").forEach((pane) => {
      const here = pane.querySelector(".page-picture .mark") || pane.querySelector("#place, #chosen");
      if (here && pane.scrollHeight > pane.clientHeight) {
        pane.scrollTop += here.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4;
      }
    });
  }
  window.addEventListener("load", showChosen);

  const summary = document.getElementById("form-problems");
  if (summary) summary.focus();
})();
