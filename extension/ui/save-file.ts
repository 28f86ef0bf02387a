/** Hands a text, or the parts of one, to the person as a file. */
export function saveFile(name: string, type: string, text: string | readonly string[]): void {
  const address = URL.createObjectURL(new Blob(typeof text === 'string' ? [text] : [...text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it once the click is through; a moment later at the latest.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
