/* The chart comes first. What lies closed or under it, and every field, waits as the text of a `noscript` element: a browser
   that runs scripts passes it over, any other one reads it where it stands. */
function unfold(part) {
  "use strict";
  for (const waiting of (part || document).querySelectorAll("noscript")) waiting.outerHTML = waiting.textContent;
}

/* Does something when what is there by now is on the screen, two frames after its own: until then it would hold that up.
   A page that nobody sees has no frames. */
function whenDrawn(todo) {
  "use strict";
  let frames = 3;
  const next = () => requestAnimationFrame(() => (--frames ? next() : setTimeout(todo)));
  if (document.hidden) setTimeout(todo);
  else next();
}
