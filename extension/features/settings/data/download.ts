/** Hands a file to the person. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of it once the click is handled; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
