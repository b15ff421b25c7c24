export declare const buildPortal: (say?: () => void) => boolean;
