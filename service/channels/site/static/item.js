// Brings the quoted passage into view: the fragment names it, the server has marked the quote in it.

const opened = () => {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // a fragment that nobody here made
  }
  const passage = document.getElementById(id);
  if (!passage) return;
  for (const former of document.querySelectorAll(".is-target")) former.classList.remove("is-target");
  passage.classList.add("is-target");
  (passage.querySelector("mark") ?? passage).scrollIntoView({ block: "center" });
  passage.focus({ preventScroll: true });
};

addEventListener("hashchange", opened);
opened();
