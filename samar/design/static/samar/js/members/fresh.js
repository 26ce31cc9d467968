// A page that the browser kept in memory is loaded again: whoever presses Back after signing out sees nothing.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
