// What every page of the desk has. All of it works without this, too.

/** Asks before a form with `data-confirm` is sent. */
document.addEventListener('submit', (event) => {
  const question = event.target.dataset.confirm;
  if (question !== undefined && !window.confirm(question)) event.preventDefault();
});

/** Menus close when one looks away, or presses Escape. */
document.addEventListener('click', (event) => closeMenus((menu) => !menu.contains(event.target)));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const open = document.querySelector('details.menu[open]');
  if (open === null) return;
  closeMenus(() => true);
  open.querySelector('summary').focus();
});

function closeMenus(which) {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (which(menu)) menu.open = false;
}

/** Where a change is to be sent and read without leaving the page. Rejects when nothing was answered. */
export function send(path, fields, accept = 'text/html') {
  return fetch(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'X-CSRF-Token': csrfToken(), Accept: accept },
  });
}

function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? '';
}

/** Says what happened, to eyes and to screen readers. */
export function say(text, isProblem = false) {
  const place = document.querySelector('main > .said') ?? newPlace();
  place.className = isProblem ? 'said problem' : 'said';
  place.setAttribute('role', isProblem ? 'alert' : 'status');
  place.textContent = text;
}

function newPlace() {
  const place = document.createElement('div');
  document.querySelector('main').prepend(place);
  return place;
}
