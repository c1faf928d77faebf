// What is known of the past comes when it is known: the list does not wait for it.

import { piece } from "./talking.js";

const found = (await piece("/chronicle", {})) ?? [];
for (const each of found.filter((node) => node.nodeType === Node.ELEMENT_NODE)) {
  const place = each.matches(".chart")
    ? document.querySelector(`.totals [data-tag="${CSS.escape(each.dataset.tag)}"]`)
    : document.getElementById("lately");
  place?.append(each);
  if (place) place.hidden = false;
}
