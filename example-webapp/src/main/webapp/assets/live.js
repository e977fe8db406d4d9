// Asks for the counts every three seconds and writes them into the page, unless it is paused or nobody looks. Without scripts, reload it.
// Screen readers are told of pauses and troubles only: numbers that change all the time would never let them finish.
const source = document.querySelector('#live').dataset.source;
const state = document.querySelector('#state');
const pause = document.querySelector('#pause');
const rows = document.querySelector('#refusals');
let isOver = false;

const say = (text) => {
  if (state.textContent !== text) state.textContent = text;
};

const row = ([code, number]) => {
  const line = rows.insertRow();
  const head = document.createElement('th');
  head.scope = 'row';
  head.append(Object.assign(document.createElement('code'), { textContent: code }));
  line.append(head);
  line.insertCell().textContent = number;
};

const show = (counts) => {
  for (const place of document.querySelectorAll('[data-count]')) place.textContent = counts[place.dataset.count];
  rows.replaceChildren();
  Object.entries(counts.refusals).forEach(row);
};

const ask = async () => {
  const answer = await fetch(source, { headers: { Accept: 'application/json' } });
  if (answer.ok) {
    show(await answer.json());
    say('');
  } else {
    isOver = answer.status === 401 || answer.status === 403;
    say(isOver ? 'Your token has ended. Reload this page to go on.' : 'The server cannot tell now. Trying again.');
  }
};

const again = async () => {
  if (pause.getAttribute('aria-pressed') === 'false' && !document.hidden) {
    await ask().catch(() => say('No answer. Trying again.'));
  }
  if (!isOver) setTimeout(again, 3000);
};

pause.addEventListener('click', () => {
  const paused = pause.getAttribute('aria-pressed') === 'false';
  pause.setAttribute('aria-pressed', paused);
  say(paused ? 'Paused.' : '');
});
pause.hidden = false;
setTimeout(again, 3000);
