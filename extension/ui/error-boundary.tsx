import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './states.tsx';
import { words } from './words.ts';

interface State {
  readonly failed: boolean;
}

/** Keeps the failure of one part to that part, and says what can be done. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice tone="bad" title={words.failed.title}>
        <p className="lens-p">{words.failed.text}</p>
        <span>
          <Button onClick={() => this.setState({ failed: false })}>{words.failed.again}</Button>
        </span>
      </Notice>
    );
  }
}
