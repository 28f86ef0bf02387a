import type { ReactNode } from 'react';

/** What is under the pointer, over a chart. */
export function Tip({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="charts-tip">
      <strong>{title}</strong> {children}
    </div>
  );
}
