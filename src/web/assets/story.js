// The keys that the buttons of a story's page name, and one to its words.
import { onKeys } from './keys.js';

const press = (key) => () => document.querySelector(`button[aria-keyshortcuts="${key}"]`)?.click();

onKeys({
  a: press('a'),
  r: press('r'),
  u: press('u'),
  e: () => document.getElementById('field-headline')?.focus(),
  '/': () => location.assign('/desk/search'),
});
