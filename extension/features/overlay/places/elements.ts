/** The elements that a selector finds. One that the browser does not understand finds none: it may have come as data. */
export function elements(root: ParentNode, selector: string): Element[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}
