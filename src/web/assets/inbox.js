// The inbox by keys and without leaving the page. Every change is the form of the page, sent as it would be without this.
import { say, send } from './desk.js';
import { onKeys } from './keys.js';

const form = document.getElementById('inbox');
const stories = () => [...document.querySelectorAll('.stories > .story')];
let undoable = form?.querySelector('button[name="undo"]').value || undefined;

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

/** Sends what a button would. What is settled by it leaves the list; after anything else the list is read anew. */
async function act(name, value, settles) {
  const fields = new FormData(form);
  const picked = name === 'do' ? fields.getAll('pick') : [];
  const body = new URLSearchParams([[name, value], ...picked.map((pick) => ['pick', pick])]);
  for (const field of ['reason', 'snoozeDays', 'theme']) body.set(field, fields.get(field) ?? '');
  const answer = await send('/desk/inbox', body, 'application/json').catch(() => undefined);
  if (answer === undefined) return say(form.dataset.offline, true);
  if (answer.status === 401) return location.reload();
  const done = await answer.json().catch(() => ({ problem: `${answer.status} ${answer.statusText}` }));
  if (done.problem !== undefined) {
    // Most likely somebody else was here: this is how it stands now.
    await refresh(undoable);
    return say(done.problem, true);
  }
  const undo = done.decisionIds.length > 0 ? done.decisionIds.join(',') : undefined;
  if (settles) {
    showCounts(done.counts);
    showUndo(undo);
    takeOff(name === 'do' ? picked : [value]);
  } else await refresh(name === 'undo' ? undo : (undo ?? undoable));
  say(done.said, done.isNothing === true);
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
  if (stories().length === 0) location.assign(addressOf(undoable));
}

/** The list as it stands now, with what was undone in view. */
async function refresh(undo) {
  const page = await fetch(addressOf(undo))
    .then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, 'text/html'))
    .catch(() => undefined);
  const next = page?.querySelector('#inbox .stories');
  // Nothing waits any more, or the session is over: the page says so itself.
  if (next == null) return location.assign(addressOf(undo));
  const known = stories().map(({ id }) => id);
  const at = current()?.id;
  for (const part of ['#inbox .stories', '.tabs', '#themes'])
    document.querySelector(part).replaceWith(page.querySelector(part));
  showUndo(undo);
  history.replaceState(null, '', addressOf(undo));
  moveTo(stories().find(({ id }) => !known.includes(id)) ?? stories().find(({ id }) => id === at));
}

function addressOf(undo) {
  const here = new URL(location.href);
  here.searchParams.delete('undo');
  if (undo !== undefined) here.searchParams.set('undo', undo);
  return here.href;
}

function showCounts(counts) {
  for (const [state, count] of Object.entries(counts)) {
    const place = document.querySelector(`[data-count="${state}"]`);
    if (place !== null) place.textContent = count;
  }
}

/** The button for it, or none where there is nothing to undo. */
function showUndo(decisionIds) {
  undoable = decisionIds;
  const line = form.querySelector('.undo');
  line.hidden = undoable === undefined;
  line.querySelector('button').disabled = line.hidden;
  line.querySelector('button').value = undoable ?? '';
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

/** Whether keys have a story to act on; if not, says how to get one. Whoever only looks has nothing to be told. */
function hasCurrent() {
  if (current() !== undefined) return true;
  if (form !== null) say(form.dataset.chooseFirst, true);
  return false;
}

const press = (name) => hasCurrent() && current().querySelector(`button[name="${name}"]`)?.click();
const pick = () => hasCurrent() && current().querySelector('input[name="pick"]')?.click();
const isPicked = (least) => form.querySelectorAll('input[name="pick"]:checked').length >= least;
const all = (what) => form?.querySelector(`.bulk button[value="${what}"]`);

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: () => press('approve'),
  r: () => press('reject'),
  z: () => press('snooze'),
  u: () => {
    if (form === null) return;
    if (undoable === undefined) return say(form.dataset.nothingToUndo, true);
    form.querySelector('button[name="undo"]').click();
  },
  x: pick,
  m: () => {
    if (form === null) return;
    if (isPicked(2)) return all('merge').click();
    if (!hasCurrent()) return;
    if (!current().querySelector('input[name="pick"]').checked) pick();
    if (!isPicked(2)) say(form.dataset.pickMore);
  },
  t: () => {
    if (form === null) return;
    if (!isPicked(1)) pick();
    if (isPicked(1)) form.elements.theme.focus();
  },
  o: () => hasCurrent() && current().querySelector('h2 a').click(),
  '/': () => location.assign('/desk/search'),
  '?': () => {
    const keys = document.querySelector('details.keys');
    keys.open = !keys.open;
    keys.scrollIntoView({ block: 'nearest' });
  },
};

onKeys(KEYS);
