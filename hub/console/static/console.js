// What a page cannot do by itself: ask the browser for a passkey, and show nothing that was left behind.
(() => {
  "use strict";

  // A page that comes back from the browser's memory after somebody left is drawn anew, from the server.
  addEventListener("pagehide", () => { document.documentElement.hidden = true; });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
    else document.documentElement.hidden = false;
  });

  const summary = document.querySelector("[data-summary]");
  if (summary) summary.focus();

  // Single letters move between the rows of a list, unless somebody writes, composes or has turned them off.
  const rows = [...document.querySelectorAll("[data-row]")];
  const move = (step) => {
    const now = rows.indexOf(document.activeElement);
    const next = rows[now < 0 && step < 0 ? rows.length - 1 : now + step];
    if (next) next.focus();
  };
  if (document.querySelector("[data-keys]")) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.keyCode === 229) return;
      if (event.target.closest("input, select, textarea, [contenteditable]")) return;
      const key = event.key.toLowerCase();
      const field = document.querySelector("[data-key='/']");
      const fresh = document.querySelector("[data-key='n']");
      if (key === "j") move(1);
      else if (key === "k") move(-1);
      else if (key === "n" && fresh) fresh.click();
      else if (key === "/" && field) { event.preventDefault(); field.focus(); }
    });
  }

  // Answers that come meanwhile are said above the list, whose rows stay where they are; nothing is loaded by itself.
  const live = document.querySelector("[data-live]");
  if (live) {
    const stream = new EventSource(live.dataset.live);
    const quiet = () => { live.textContent = live.dataset.quiet; };
    stream.addEventListener("open", () => { live.textContent = ""; });
    stream.addEventListener("error", quiet);
    stream.addEventListener("complete", () => { stream.close(); quiet(); });
    stream.addEventListener("next", (event) => {
      const count = JSON.parse(event.data).data.newAnswers;
      live.textContent = count ? live.dataset.news.replace("#", count) : "";
    });
    addEventListener("pagehide", () => stream.close());
  }

  // An address is copied and never opened.
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      const said = document.querySelector("[data-copied]");
      said.textContent = "";
      await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
      said.textContent = button.firstChild.data = said.dataset.copied;
    });
  }

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const ask = async (make, options) => {
    const wanted = { ...options, challenge: bytes(options.challenge) };
    if (!make) {
      wanted.allowCredentials = known(options.allowCredentials);
      return navigator.credentials.get({ publicKey: wanted });
    }
    wanted.user = { ...options.user, id: bytes(options.user.id) };
    wanted.excludeCredentials = known(options.excludeCredentials);
    return navigator.credentials.create({ publicKey: wanted });
  };

  const said = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      clientExtensionResults: credential.getClientExtensionResults(),
      authenticatorAttachment: credential.authenticatorAttachment,
    });
  };

  // A form with data-passkey asks for options at that address, then sends what the passkey said as its own field.
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button");
    const sorry = form.querySelector("[data-sorry]");
    const able = Boolean(window.PublicKeyCredential);
    button.hidden = !able;
    form.querySelector("[data-unable]").hidden = able;
    form.addEventListener("submit", async (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      if (!form.reportValidity()) return;
      button.disabled = true;
      sorry.hidden = true;
      try {
        const answer = await fetch(form.dataset.passkey, { method: "POST", body: new FormData(form) });
        const options = await answer.json();
        if (!answer.ok) throw new Error(options.sentence);
        form.elements.credential.value = said(await ask(form.dataset.deed === "create", options));
        form.submit();
      } catch (error) {
        // A sentence of ours is an Error; what the browser raises has a name of its own and words for nobody.
        sorry.textContent = error.name === "Error" ? error.message : sorry.dataset.sorry;
        button.disabled = false;
        sorry.hidden = false;
        sorry.focus();
      }
    });
  }
})();
