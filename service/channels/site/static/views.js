// What the chat page draws. ``element`` sets text as text; no markup is ever read from data.

export const element = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child != null && child !== ""));
  return node;
};

const END = 60; // as in service/channels/sources.py: a long quote is named by its two ends

export const sourcePath = (items, citation) => {
  const query = new URLSearchParams({ passage: citation.passage_id });
  const quote = citation.quote;
  if (quote.length > 2 * END) {
    query.set("quote", [...quote].slice(0, END).join(""));
    query.set("to", [...quote].slice(-END).join(""));
  } else if (quote) query.set("quote", quote);
  const path = items.replace("ITEM", () => encodeURIComponent(citation.item_id));
  return `${path}?${query}#${encodeURIComponent(citation.passage_id)}`;
};

const cited = (citation) => {
  const about = [citation.document_number, citation.published].filter(Boolean).join("，");
  return [
    element("cite", {}, `《${citation.title || citation.file}》`),
    about ? element("span", { class: "about" }, `（${about}）`) : null,
    citation.in_force ? null : element("span", { class: "state expired" }, "已失效"),
  ];
};

// The pieces of one document share a card; a quote that the answer already shows is not shown again.
const sourceCard = (pieces, answer, items) => {
  const [first] = pieces;
  const link = (citation, attributes, ...children) =>
    element("a", { ...attributes, href: sourcePath(items, citation), target: "_blank", rel: "noopener" }, ...children);
  const said = (citation) => [
    citation.heading ? element("span", { class: "source-heading" }, citation.heading) : null,
    answer.answer.includes(citation.quote) ? null : element("q", {}, citation.quote),
  ];
  const title = element("span", { class: "source-title" }, ...cited(first));
  const number = (citation) => element("span", { class: "number", "aria-hidden": "true" }, String(citation.n));
  if (pieces.length === 1)
    return element("li", {}, link(first, { class: "source" }, number(first), element("span", { class: "source-text" }, title, ...said(first))));
  const piece = (citation, above) =>
    element("li", {}, link(citation, { class: "piece", "aria-label": `来源 ${citation.n}：${citation.heading || citation.title}` }, number(citation),
      ...(above && above.heading === citation.heading ? said(citation).slice(1) : said(citation))));
  return element(
    "li",
    { class: "source several" },
    element("span", { class: "source-text" }, title, element("ul", { class: "pieces" }, ...pieces.map((one, place) => piece(one, pieces[place - 1])))),
  );
};

const byDocument = (citations) => {
  const documents = new Map();
  for (const citation of citations) documents.set(citation.item_id, [...(documents.get(citation.item_id) ?? []), citation]);
  return [...documents.values()];
};

// "…材料。[1][2]" -> text and links to the numbered sources; a number without a source stays text.
const paragraphs = (answer, items) => {
  const byNumber = new Map(answer.citations.map((citation) => [citation.n, citation]));
  return answer.answer.split(/\n+/).filter(Boolean).map((line) => {
    const paragraph = element("p");
    // The sign before a mark is kept on its line, so that no line begins with a mark.
    for (const [, text, marks] of line.matchAll(/((?:(?!\[\d+\])[^])*)((?:\[\d+\])*)/g)) {
      const signs = [...text];
      const last = marks ? (signs.pop() ?? "") : "";
      paragraph.append(signs.join(""));
      if (marks) paragraph.append(element("span", { class: "held" }, last, ...marks.match(/\[\d+\]/g).map((mark) => reference(mark, byNumber.get(Number(mark.slice(1, -1))), items))));
    }
    return paragraph;
  });
};

const reference = (mark, citation, items) => {
  if (!citation) return mark;
  const label = `来源 ${citation.n}：${citation.title || citation.file}`;
  return element(
    "a",
    { class: "ref", href: sourcePath(items, citation), target: "_blank", rel: "noopener", "aria-label": label, title: label },
    String(citation.n),
  );
};

const buttons = (name, label, texts, ask) =>
  texts.length
    ? element(
        "ul",
        { class: name, "aria-label": label },
        ...texts.map((text) => element("li", {}, element("button", { class: "chip", type: "button", onclick: () => ask(text) }, text))),
      )
    : null;

// What is published near a question that is not answered: beside the refusal, before whom to call.
const nearMisses = (texts, ask) =>
  texts.length ? element("section", { class: "near" }, element("h2", {}, "您是不是想问"), buttons("chips", "您是不是想问", texts, ask)) : null;

const deskCard = (desk) =>
  desk
    ? element(
        "section",
        { class: "desk", "aria-label": "咨询窗口" },
        element("p", { class: "desk-name" }, desk.name),
        desk.phone
          ? element("p", { class: "phones" }, ...phones(desk.phone))
          : null,
        desk.hours ? element("p", {}, `时间：${desk.hours}`) : null,
        desk.address ? element("p", {}, `地址：${desk.address}`) : null,
      )
    : null;

// A desk may list several numbers, with words between them; each number becomes a link to dial.
const phones = (text) =>
  text.split(/(\+?\d[\d\-－—()（） ]{5,}\d)/).map((part, place) =>
    place % 2
      ? element("a", { class: "phone", href: `tel:${part.replace(/[－—]/g, "-").replace(/[^\d+-]/g, "")}` }, part)
      : part,
  );

const judgement = (judge) => {
  const said = element("span", { role: "status" });
  const row = element("div", { class: "judge", role: "group", "aria-label": "评价这个回答" });
  const give = async (helpful, comment, after) => {
    try {
      await judge(helpful, comment);
      after();
    } catch {
      said.textContent = "评价没有送达，请稍后再试。";
    }
  };
  const thank = () => {
    row.replaceChildren(said);
    said.textContent = "已收到您的评价，谢谢。";
  };
  const explain = () => {
    const comment = element("input", { type: "text", maxlength: "200", "aria-label": "哪里不对或者缺了什么", placeholder: "哪里不对或者缺了什么（选填）" });
    const form = element("form", { class: "comment" }, comment, element("button", { class: "chip", type: "submit" }, "提交"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (comment.value.trim()) give(false, comment.value.trim(), thank);
      else thank();
    });
    row.replaceChildren(form, said);
    comment.focus();
  };
  row.append(
    element("button", { type: "button", class: "plain", onclick: () => give(true, "", thank) }, "有帮助"),
    element("button", { type: "button", class: "plain", onclick: () => give(false, "", explain) }, "没帮助"),
    said,
  );
  return row;
};

export const answerView = (answer, { items, ask, judge }) =>
  element(
    "article",
    { class: `answered ${answer.status}`, "aria-label": "回答" },
    element("div", { class: "text" }, ...paragraphs(answer, items)),
    buttons("options", "请选择", answer.options, ask),
    answer.citations.length
      ? element("section", { class: "sources" }, element("h2", {}, "来源"), element("ol", {}, ...byDocument(answer.citations).map((pieces) => sourceCard(pieces, answer, items))))
      : null,
    answer.status === "no_answer" ? nearMisses(answer.follow_ups, ask) : null,
    deskCard(answer.desk),
    element("footer", {}, answer.notice ? element("p", { class: "notice" }, answer.notice) : null, judgement(judge)),
    answer.status === "no_answer" ? null : buttons("chips follow-ups", "您可能还想问", answer.follow_ups, ask),
  );

export const waitingView = () => {
  const text = element("span", {}, "正在查找公开内容");
  return {
    node: element("div", { class: "waiting", role: "status" }, element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")), text),
    explain: () => (text.textContent = "仍在查找，请再等一会儿"),
  };
};

export const troubleView = (detail, again) =>
  element(
    "div",
    { class: "answered trouble", role: "alert" },
    element("p", {}, detail),
    element("button", { class: "chip", type: "button", onclick: again }, "重试"),
  );
