// The chat page. Everything that came from a document or a citizen is set as text, never as markup.

import { answerView, element, troubleView, waitingView } from "./views.js";

const { chat, feedback, items } = document.body.dataset;
const form = document.getElementById("form");
const question = document.getElementById("question");
const send = document.getElementById("send");
const count = document.getElementById("count");
const log = document.getElementById("log");
const welcome = document.getElementById("welcome");
const restart = document.getElementById("restart");

const LATEST = 60_000; // ms until an answer is given up
const SLOW = 6_000; // ms until the wait is explained
const KEPT = "wenjiao";

let exchanges = [];
let busy = false;

// The thread survives a reload of the tab, not its closing. A browser may refuse storage in a frame.
const keep = () => {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(exchanges));
  } catch { /* then it is not kept */ }
};
const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
};

const conversationId = () => exchanges[exchanges.length - 1]?.answer.conversation_id ?? null;

const post = async (address, body) => {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), LATEST);
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: patience.signal,
  });
  const data = await response.json();
  if (!response.ok) throw Object.assign(new Error("problem"), { status: response.status, detail: data.detail });
  return data;
};

// Up comes the question, so that it is read with its answer; after a long one, what follows it.
const bringUp = (bubble) => {
  const long = bubble.offsetHeight > innerHeight * 0.4;
  ((long && bubble.nextElementSibling) || bubble).scrollIntoView({ block: "start", behavior: "smooth" });
};

const showQuestion = (text) => {
  welcome.hidden = true;
  restart.hidden = false;
  const bubble = element("div", { class: "asked" }, element("span", { class: "hidden" }, "您问："), element("p", {}, text));
  log.append(bubble);
  return bubble;
};

const showAnswer = (answer) => {
  for (const former of log.querySelectorAll(".follow-ups")) former.remove();
  const view = answerView(answer, {
    items,
    ask,
    judge: (helpful, comment) => post(feedback, { answer_id: answer.answer_id, helpful, comment }),
  });
  log.append(view);
  return view;
};

const reply = async (text) => {
  try {
    return await post(chat, { question: text, conversation_id: conversationId() });
  } catch (error) {
    if (error.status !== 404 || !exchanges.length) throw error;
    exchanges = []; // the service no longer knows the thread: begin another
    return post(chat, { question: text });
  }
};

async function ask(text) {
  const asked = text.trim();
  if (!asked || busy) return;
  busy = true;
  update();
  const bubble = showQuestion(asked);
  const waiting = waitingView();
  log.append(waiting.node);
  bringUp(bubble);
  const slow = setTimeout(waiting.explain, SLOW);
  try {
    const answer = await reply(asked);
    waiting.node.remove();
    showAnswer(answer);
    exchanges.push({ question: asked, answer });
    keep();
  } catch (error) {
    waiting.node.remove();
    const trouble = troubleView(error.detail ?? "网络不太顺畅，没有收到回答。请检查网络后重试。", () => {
      bubble.remove();
      trouble.remove();
      ask(asked);
    });
    log.append(trouble);
  } finally {
    clearTimeout(slow);
    busy = false;
    update();
    bringUp(bubble);
  }
}

function update() {
  const length = question.value.length;
  send.disabled = busy || !question.value.trim();
  count.textContent = length > question.maxLength - 100 ? `${length}/${question.maxLength}` : "";
  question.style.height = "auto";
  question.style.height = `${Math.min(question.scrollHeight, 160)}px`;
}

const submit = () => {
  if (busy || !question.value.trim()) return;
  const text = question.value;
  question.value = "";
  ask(text);
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
question.addEventListener("input", update);
question.addEventListener("keydown", (event) => {
  // Enter also ends a word of a Chinese input method; only a free Enter sends.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
for (const chip of document.querySelectorAll("[data-ask]")) {
  chip.addEventListener("click", () => ask(chip.textContent));
}
restart.addEventListener("click", () => {
  exchanges = [];
  keep();
  log.replaceChildren();
  welcome.hidden = false;
  restart.hidden = true;
  question.focus();
});

exchanges = kept();
for (const exchange of exchanges) {
  showQuestion(exchange.question);
  showAnswer(exchange.answer);
}
log.lastElementChild?.scrollIntoView({ block: "start" });
update();
if (matchMedia("(hover: hover)").matches) question.focus(); // on a phone it would open the keyboard
