// The composer without leaving the page: by drag, by Alt and arrow keys, and copied with its links. Every change is a form
// of the page, sent as it would be without this.
import { say, send } from './desk.js';

const composer = () => document.querySelector('.composer');
let asked = 0;

/** Shows what can be done only with this. */
function ready() {
  for (const part of document.querySelectorAll('.composer .with-script[hidden]')) part.hidden = false;
}
ready();

/** Puts the answer's composer in the place of this one; an answer that a later one has overtaken is dropped. */
async function show(request) {
  asked += 1;
  const turn = asked;
  const answer = await request.catch(() => undefined);
  if (turn !== asked) return;
  if (answer === undefined) {
    say(composer().dataset.offline, true);
    return;
  }
  if (answer.status === 401 || answer.url.includes('/desk/sign-in')) {
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (turn !== asked) return;
  const next = page.querySelector('.composer');
  if (next === null) {
    say(page.querySelector('h1')?.textContent ?? composer().dataset.offline, true);
    return;
  }
  const focused = placeOfFocus();
  const open = [...composer().querySelectorAll('details')].map((details) => details.open);
  composer().replaceWith(next);
  for (const [index, details] of [...next.querySelectorAll('details')].entries())
    details.open = open[index] ?? false;
  history.replaceState(null, '', answer.url);
  ready();
  refocus(focused);
  const said = page.querySelector('main > .said');
  if (said !== null) say(said.textContent);
}

/** Kind and number of what has the focus, and which of its controls. */
function placeOfFocus() {
  const control = document.activeElement;
  const part = control?.closest('[data-kind]');
  if (part == null) return { id: control?.id };
  const { kind, id } = part.dataset;
  return { kind, of: id, at: controlsOf(part).indexOf(control) };
}

function refocus({ kind, of, at, id }) {
  if (kind === undefined) {
    if (id) document.getElementById(id)?.focus();
    return;
  }
  const part = [...document.querySelectorAll(`[data-kind="${kind}"]`)].find((one) => one.dataset.id === of);
  const controls = part === undefined ? [] : controlsOf(part);
  const same = controls[at];
  (same?.disabled ? controls.find((one) => one.tagName === 'BUTTON' && !one.disabled) : same)?.focus();
}

function controlsOf(part) {
  const own = part.dataset.kind === 'theme' ? part.querySelector('h3') : part;
  return [...own.querySelectorAll('a, input, button')];
}

function move(kind, value) {
  const { csrf: _, back } = Object.fromEntries(new FormData(document.getElementById('order')));
  return show(send('/desk/digest/order', { back, [kind]: value }));
}

document.addEventListener('submit', (event) => {
  const { id } = event.target;
  if (id === 'order') {
    event.preventDefault();
    void move(event.submitter.name, event.submitter.value);
  } else if (id === 'choice') {
    event.preventDefault();
    void show(fetch(`/desk/digest?${new URLSearchParams(new FormData(event.target))}`));
  }
});

document.addEventListener('change', (event) => {
  if (event.target.name === 'without') event.target.form.requestSubmit();
});

document.addEventListener('keydown', (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const at = ['ArrowUp', 'ArrowDown'].indexOf(event.key);
  const part = event.target.closest?.('.composer [data-kind]');
  if (at < 0 || part == null) return;
  event.preventDefault();
  controlsOf(part)
    .filter(({ tagName }) => tagName === 'BUTTON')
    [at]?.click();
});

// ------------------------------------------------------------ drag

let dragged;

/** Only by the handle, so that text can be selected and links be dragged as everywhere. */
document.addEventListener('pointerdown', (event) => {
  const part = event.target.closest?.('.handle')?.closest('[data-kind]');
  if (part != null) part.draggable = true;
});
document.addEventListener('pointerup', () =>
  document.querySelector('[draggable]')?.removeAttribute('draggable'),
);

document.addEventListener('dragstart', (event) => {
  const part = event.target.closest?.('[data-kind][draggable]');
  if (part == null) return;
  dragged = { part, next: part.nextElementSibling };
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', '');
  part.classList.add('dragged');
});

document.addEventListener('dragover', (event) => {
  const over = targetOf(event);
  if (over === undefined) return;
  event.preventDefault();
  const { top, height } = over.getBoundingClientRect();
  if (over !== dragged.part) over[event.clientY > top + height / 2 ? 'after' : 'before'](dragged.part);
});

document.addEventListener('drop', (event) => {
  if (targetOf(event) !== undefined) event.preventDefault();
});

document.addEventListener('dragend', (event) => {
  if (dragged === undefined) return;
  const { part, next } = dragged;
  dragged = undefined;
  part.classList.remove('dragged');
  part.removeAttribute('draggable');
  if (part.nextElementSibling === next) return;
  if (event.dataTransfer.dropEffect === 'none') {
    // Let go elsewhere, or Escape: as it was.
    next === null ? part.parentElement.append(part) : next.before(part);
    return;
  }
  const { kind, id } = part.dataset;
  const [above, below] = [part.previousElementSibling, part.nextElementSibling];
  const beside = below?.dataset.kind === kind ? ['before', below] : ['after', above];
  void move(kind, new URLSearchParams({ id, place: beside[0], other: beside[1].dataset.id }).toString());
});

/** What the dragged one may stand beside: its like under the same heading. */
function targetOf(event) {
  if (dragged === undefined) return undefined;
  const { kind } = dragged.part.dataset;
  const over = event.target.closest?.(`[data-kind="${kind}"]`);
  return over != null && over.parentElement === dragged.part.parentElement ? over : undefined;
}

// ------------------------------------------------------------ taking away

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button');
  if (button?.dataset.copy !== undefined) void copy(button.dataset);
  if (button?.dataset.print !== undefined) window.print();
});

/** As formatted text and as plain text; where the browser does not let us (no HTTPS), the list is selected. */
async function copy({ copy: copied, selected }) {
  const list = document.getElementById('list');
  const [markup, text] = [list.innerHTML, document.getElementById('list-text').textContent];
  try {
    const types = { 'text/html': markup, 'text/plain': text };
    const blobs = Object.entries(types).map(([type, content]) => [type, new Blob([content], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    say(copied);
  } catch {
    window.getSelection().selectAllChildren(list);
    say(selected);
  }
}
