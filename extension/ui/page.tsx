import type { ReactNode } from 'react';

/** The head of a page, and what is on it. */
export function Page({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <div className="lens-stack" data-gap="large">
      <header className="lens-stack" data-gap="small">
        <h2 className="lens-h1">{title}</h2>
        <p className="lens-p lens-muted">{intro}</p>
      </header>
      {children}
    </div>
  );
}
