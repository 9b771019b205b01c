// Brings the highlighted words into the middle of the window.
const place = document.getElementById("doan");
if (place) {
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}
