export declare function findProgram(name: string): string | undefined;
export declare function installPrograms(names: readonly string[]): void;
export declare function hasChineseFont(): boolean;
export declare function installChineseFont(): void;
