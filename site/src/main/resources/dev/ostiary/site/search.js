// Looks for each word in headings first, then in text. The index is SEARCH_INDEX: [address, page, heading, text].
(() => {
  const box = document.getElementById('search');
  const list = document.getElementById('found');
  if (window.matchMedia('(max-width: 50rem)').matches) {
    document.querySelector('.pages').open = false;
  }

  // Pages for those who wonder why, or what changed, stand behind those for users.
  const BEHIND = /^(RATIONALE|BENCHMARKS|CHANGELOG|CONTRIBUTING)/;

  const score = ([address, page, heading, text], words) => {
    const phrase = words.join(' ');
    let sum = heading.toLowerCase().includes(phrase) ? 15 : text.toLowerCase().includes(phrase) ? 5 : 0;
    for (const word of words) {
      const inHeading = heading.toLowerCase().includes(word);
      const inPage = page.toLowerCase().includes(word);
      const inText = text.toLowerCase().includes(word);
      if (!inHeading && !inPage && !inText) {
        return 0;
      }
      sum += (inHeading ? 10 : 0) + (inPage ? 4 : 0) + (inText ? 1 : 0);
    }
    return BEHIND.test(address) ? sum / 4 : sum;
  };

  // Whole words only.
  const around = (text, word) => {
    const place = Math.max(0, text.lastIndexOf(' ', text.toLowerCase().indexOf(word) - 40) + 1);
    const end = text.length > place + 120 ? text.lastIndexOf(' ', place + 120) : text.length;
    return (place > 0 ? '… ' : '') + text.slice(place, end) + (end < text.length ? ' …' : '');
  };

  const item = ([address, page, heading, text], word) => {
    const link = document.createElement('a');
    link.href = address;
    const title = document.createElement('b');
    title.textContent = heading === page ? page : heading + ' (' + page + ')';
    const excerpt = document.createElement('small');
    excerpt.textContent = around(text, word);
    link.append(title, excerpt);
    const entry = document.createElement('li');
    entry.append(link);
    return entry;
  };

  const show = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(word => word.length > 1);
    const best = words.length === 0 ? [] : SEARCH_INDEX
      .map(entry => [score(entry, words), entry])
      .filter(([points]) => points > 0)
      .sort(([a], [b]) => b - a)
      .slice(0, 12);
    list.replaceChildren(...best.map(([, entry]) => item(entry, words[0])));
    if (words.length > 0 && best.length === 0) {
      const none = document.createElement('li');
      none.textContent = 'Nothing found.';
      list.append(none);
    }
    list.hidden = words.length === 0;
  };

  box.addEventListener('input', show);
  box.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      box.value = '';
      show();
    }
    if (event.key === 'Enter') {
      list.querySelector('a')?.click();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && document.activeElement !== box) {
      event.preventDefault();
      box.focus();
    }
  });
})();
