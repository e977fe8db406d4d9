// Counts down the seconds that the server says are left. Without scripts the page keeps its time of day.
const shown = document.querySelector('[data-seconds-left]');
if (shown) {
  const end = Date.now() + 1000 * Number(shown.dataset.secondsLeft);
  const count = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    shown.textContent = left ? `in ${Math.floor(left / 60)}\u00a0min ${left % 60}\u00a0s` : 'it has ended';
    if (left) setTimeout(count, 1000);
  };
  count();
}
