const keptAttributes: ReadonlySet<string> = new Set(['colspan', 'rowspan', 'start', 'dir']);
const unwanted = 'style,script,meta,link,title,xml,head,img,svg,object,iframe,form,input,button,o\\:p';

/** Turns a word processor's list paragraphs into plain text lines: their markers are pictures of numbers, not lists. */
function dropListMarkers(root: ParentNode): void {
  root.querySelectorAll('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]').forEach((marker) => marker.remove());
}

/** Bold and the like that came as style, as marks. */
function keepEmphasis(element: HTMLElement): void {
  const wrappers = [
    [/^(bold|[6-9]00)$/.test(element.style.fontWeight), 'strong'],
    [element.style.fontStyle === 'italic', 'em'],
    [element.style.textDecorationLine.includes('underline') || element.style.textDecoration.includes('underline'), 'u'],
  ] as const;
  if (element.tagName !== 'SPAN') return;
  for (const [wanted, tag] of wrappers) {
    if (!wanted) continue;
    const wrapper = element.ownerDocument.createElement(tag);
    wrapper.append(...element.childNodes);
    element.append(wrapper);
  }
}

/** The pasted page without a word processor's mess: no styles, classes, comments, pictures or hidden text; structure and emphasis stay. */
export function cleanPaste(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  dropListMarkers(page);
  page.querySelectorAll(unwanted).forEach((element) => element.remove());
  page.querySelectorAll<HTMLElement>('*').forEach((element) => {
    if (element.style.display === 'none') element.remove();
    keepEmphasis(element);
    for (const attribute of Array.from(element.attributes)) {
      if (!keptAttributes.has(attribute.name)) element.removeAttribute(attribute.name);
    }
  });
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  found.forEach((comment) => comment.parentNode?.removeChild(comment));
  return new XMLSerializer().serializeToString(page.body).replace(/^<body[^>]*>|<\/body>$/g, '');
}
