/** Every error that may reach a screen; each code has a message in `resources/locales/<language>/errors.json`. */
export const errorCodes = [
  'internal',
  'unknownProcedure',
  'badInput',
  'tooLarge',
  'notSignedIn',
  'notPermitted',
  'locked',
  'wrongPin',
  'waitBeforePin',
  'pinNotDigits',
  'pinTooShort',
  'pinTooLong',
  'pinTooSimple',
  'numberTemplateBroken',
  'codeTaken',
  'noRegistrar',
  'noCharge',
  'officeExists',
  'noOffice',
  'notFound',
  'fileNotHere',
  'remarksRequired',
  'pullBackTooLate',
  'nobodyToReturnTo',
  'noteEmpty',
  'noteFrozen',
  'draftIncomplete',
  'draftNotOnFile',
  'letterFrozen',
  'letterNotIssued',
  'letterAlreadyCancelled',
  'subjectTooLongForSeal',
  'textForbiddenCharacters',
  'notSigningPost',
  'sealKeyMissing',
  'sealKeyEnded',
  'authorityAway',
  'authorityNotExported',
  'authorityFileInvalid',
  'passphraseWrong',
  'passphraseTooShort',
  'layoutFailed',
  'layoutUnavailable',
  'pageCountMoved',
  'templateBroken',
  'printerUnavailable',
  'printFailed',
  'reprintReasonRequired',
  'fileUnreadable',
  'notPdf',
  'pdfUnreadable',
  'noQrFound',
  'imageUnreadable',
  'csvBroken',
  'csvEmpty',
  'csvNoNameColumn',
  'batchFinished',
  'dispatchClosed',
  'senderMissing',
  'coverIncomplete',
  'receivedTooLate',
  'registerKeptByAnother',
  'receiptNotHere',
  'receiptNotReceived',
  'receiptClosed',
  'scanRequired',
  'attachmentEmpty',
  'attachmentTooLarge',
  'attachmentKind',
  'attachmentBroken',
  'attachmentTooManyPixels',
  'attachmentSizeDiffers',
  'attachmentWithdrawn',
  'uploadLost',
  'uploadsBusy',
  'scanFolderGone',
  'scanGone',
  'scanStillWriting',
  'diskFull',
  'readOnly',
  'databaseNewer',
  'databaseDamaged',
  'deskKeyUnreadable',
  'keystoreClosed',
  'folderNotEmpty',
  'folderIsNetwork',
  'deskInUse',
  'backupInvalid',
  'trustListInvalid',
  'statusListInvalid',
  'coreRestarting',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ContractError = {
  readonly code: ErrorCode;
  /** Values for the message's placeholders; never secrets. */
  readonly params?: Readonly<Record<string, string | number>>;
};

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ContractError };

/** A value that went well. */
export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** An error as a value; the screen shows the message of `code` with `params` filled in. */
export function fail(code: ErrorCode, params?: Readonly<Record<string, string | number>>): { ok: false; error: ContractError } {
  return { ok: false, error: params ? { code, params } : { code } };
}
