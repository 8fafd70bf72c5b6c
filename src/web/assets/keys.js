// Single keys for what is done a hundred times. Whoever speaks to the machine turns them off: speech types letters.

const STORED = 'mediawatch-keys';
const isOn = () => localStorage.getItem(STORED) !== 'off';

/** Calls what stands under the key that was pressed, unless somebody types or has turned keys off. */
export function onKeys(keys) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches('input:not([type="checkbox"]), select, textarea')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const does = isOn() ? keys[event.key] : undefined;
    if (does === undefined) return;
    event.preventDefault();
    does();
  });
}

for (const choice of document.querySelectorAll('.keys-on')) {
  const box = choice.querySelector('input');
  choice.hidden = false;
  box.checked = isOn();
  box.addEventListener('change', () => localStorage.setItem(STORED, box.checked ? 'on' : 'off'));
}
