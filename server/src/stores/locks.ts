/** One aggregation at a time in the whole database: that is what makes its sequence numbers an order. */
export const aggregationLock = 7_264_002;

/** One checkpoint at a time, over its many transactions; whoever verifies one holds it too. */
export const checkpointLock = 7_264_004;

/** One at a time says who counts as one until the next checkpoint. */
export const tieLock = 7_264_006;

/** One at a time makes claims of what was kept, so that batches count in the order they came. */
export const claimingLock = 7_264_008;
