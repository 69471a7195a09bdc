/* What lies closed or under the chart waits as the text of a `noscript` element until the chart is on the screen: a browser
   that runs scripts passes it over, any other one reads it where it stands. */
function unfold() {
  "use strict";
  for (const waiting of document.querySelectorAll("noscript")) waiting.outerHTML = waiting.textContent;
}
