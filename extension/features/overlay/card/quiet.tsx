import { Component, type ReactNode } from 'react';

interface QuietProps {
  readonly children: ReactNode;
  /** Called once when a part of the overlay failed. */
  readonly failed: () => void;
}

/** A page without the overlay is better than one with half of it: what fails goes, and says nothing. */
export class Quiet extends Component<QuietProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(): void {
    this.props.failed();
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
