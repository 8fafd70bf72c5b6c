// The inbox by keys and without leaving the page. Every change is the form of the page, sent as it would be without this.
import { say, send } from './desk.js';

const form = document.getElementById('inbox');
const stories = () => [...document.querySelectorAll('.stories > .story')];
let undoable = form?.querySelector('button[name="undo"]')?.value;

/** The story that keys act on. */
function current() {
  return document.querySelector('.story.current') ?? undefined;
}

function moveTo(story) {
  if (story === undefined) return;
  current()?.classList.remove('current');
  story.classList.add('current');
  story.focus({ preventScroll: true });
  story.scrollIntoView({ block: 'nearest' });
}

function step(by) {
  const all = stories();
  const at = all.indexOf(current());
  moveTo(at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + by))]);
}

/** Sends what a button would, and takes the stories off the list that are settled by it. */
async function act(name, value, settles) {
  const fields = new FormData(form);
  const picked = name === 'do' ? fields.getAll('pick') : [];
  const body = new URLSearchParams([[name, value], ...picked.map((pick) => ['pick', pick])]);
  for (const field of ['reason', 'snoozeDays', 'theme']) body.set(field, fields.get(field) ?? '');
  const answer = await send('/desk/inbox', body, 'application/json').catch(() => undefined);
  if (answer === undefined) return say(form.dataset.offline ?? 'No answer; nothing was changed.', true);
  if (answer.status === 401) return location.reload();
  const done = await answer.json().catch(() => undefined);
  if (done === undefined || done.problem !== undefined) return say(done?.problem ?? `${answer.status}`, true);
  say(done.said);
  showCounts(done.counts);
  if (name === 'undo') return location.assign(withoutUndo());
  undoable = done.decisionIds.length > 0 ? done.decisionIds.join(',') : undoable;
  showUndo();
  if (settles) takeOff(name === 'do' ? picked : [value]);
  else if (done.decisionIds.length > 0) location.reload();
}

function takeOff(seen) {
  const gone = stories().filter((story) => seen.includes(story.querySelector('input[name="pick"]').value));
  const all = stories();
  const last = all.indexOf(gone.at(-1));
  const next =
    all.slice(last + 1).find((story) => !gone.includes(story)) ??
    all.findLast((story) => !gone.includes(story));
  const wasCurrent = gone.includes(current());
  for (const story of gone) story.remove();
  if (wasCurrent || current() === undefined) moveTo(next);
  if (stories().length === 0) location.assign(withoutUndo());
}

function withoutUndo() {
  const here = new URL(location.href);
  here.searchParams.delete('undo');
  return here.href;
}

function showCounts(counts) {
  for (const [state, count] of Object.entries(counts)) {
    const place = document.querySelector(`[data-count="${state}"]`);
    if (place !== null) place.textContent = count;
  }
}

function showUndo() {
  if (undoable === undefined) return;
  let button = form.querySelector('button[name="undo"]');
  if (button === null) {
    button = document.createElement('button');
    button.name = 'undo';
    button.textContent = form.dataset.undo;
    const line = document.createElement('p');
    line.className = 'undo';
    line.append(button);
    form.querySelector('.bulk').before(line);
  }
  button.value = undoable;
}

/** Whether a story stays on the list when it is decided so: it does where it is listed under that state already. */
function leaves(name, value) {
  const becomes = { approve: 'approved', reject: 'rejected', snooze: 'snoozed', wait: 'waiting' };
  const to = becomes[name === 'do' ? value : name];
  return to !== undefined && to !== form.dataset.state;
}

form?.addEventListener('submit', (event) => {
  const { name, value } = event.submitter ?? {};
  if (name === undefined || name === '') return;
  event.preventDefault();
  void act(name, value, leaves(name, value));
});

form?.addEventListener('focusin', (event) => {
  const story = event.target.closest('.story');
  if (story !== null && story !== current()) {
    current()?.classList.remove('current');
    story.classList.add('current');
  }
});

const press = (name) => current()?.querySelector(`button[name="${name}"]`)?.click();
const all = (what) => form?.querySelector(`.bulk button[value="${what}"]`);

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press('approve'),
  r: () => press('reject'),
  z: () => press('snooze'),
  u: () => form?.querySelector('button[name="undo"]')?.click(),
  x: () => current()?.querySelector('input[name="pick"]').click(),
  m: () => {
    if (form.querySelectorAll('input[name="pick"]:checked').length < 2) return KEYS.x();
    all('merge').click();
  },
  t: () => {
    if (form.querySelector('input[name="pick"]:checked') === null) KEYS.x();
    form.elements.theme.focus();
  },
  o: () => current()?.querySelector('h2 a').click(),
  '/': () => location.assign('/desk/search'),
  '?': () => {
    const keys = document.querySelector('details.keys');
    keys.open = !keys.open;
    keys.scrollIntoView({ block: 'nearest' });
  },
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const typing = event.target.matches('input:not([type="checkbox"]), select, textarea');
  if (typing) {
    if (event.key === 'Escape') event.target.blur();
    // Enter in the theme puts the picked ones under it, not the first button of the form.
    if (event.key === 'Enter' && event.target.name === 'theme') {
      event.preventDefault();
      all('theme').click();
    }
    return;
  }
  const does = KEYS[event.key];
  if (does === undefined) return;
  event.preventDefault();
  does();
});
