// What a person reads where the browser did not let a security key be used: without it the button would seem dead.
document.addEventListener("allauth.error", (event) => {
  const words = document.getElementById("key-refused");
  const place = document.getElementById("messages");
  if (!words || !place) return;
  event.preventDefault();
  place.replaceChildren(words.content.cloneNode(true));
  place.scrollIntoView({ block: "nearest" });
});
