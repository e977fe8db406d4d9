// Browsers may keep a whole page to show it again on the way back, "no-store" or not, and ask nobody whether its user is still signed in.
// So a page of a user leaves empty, and when it is shown again it is asked for anew.
addEventListener('pagehide', (event) => {
  if (event.persisted) document.documentElement.hidden = true;
});
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
