"""Element sequences of the ECMA-376 transitional schema (wml.xsd), for the elements used here.

`w:rPr` and `w:trPr` are choices in the schema; Word writes `w:rPr` in this order and its validator
wants it, so it is held to it too.
"""

_RPR = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"""
_PPR = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr
pPrChange"""
_TBLPR = """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"""
_TCPR = """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText
vAlign hideMark"""
_TRPR = """cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader
tblCellSpacing jc hidden"""
_STYLE = """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed
qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"""
_SECTPR = """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
printerSettings"""
_SETTINGS = """writeProtection view zoom removePersonalInformation removeDateAndTime
doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText
printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts
saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle
proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod
documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting
documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop
autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope
summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting
bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing
displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin
drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning
characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore
savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent
alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving
saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr
endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping
doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown
smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator docId
defaultImageDpi"""

SEQUENCES: dict[str, tuple[str, ...]] = {
    "w:rPr": tuple(_RPR.split()),
    "w:pPr": tuple(_PPR.split()),
    "w:tblPr": tuple(_TBLPR.split()),
    "w:tcPr": tuple(_TCPR.split()),
    "w:trPr": tuple(_TRPR.split()),
    "w:style": tuple(_STYLE.split()),
    "w:sectPr": tuple(_SECTPR.split()),
    "w:settings": tuple(_SETTINGS.split()),
    "w:styles": ("docDefaults", "latentStyles", "style"),
    "w:docDefaults": ("rPrDefault", "pPrDefault"),
    "w:tbl": ("tblPr", "tblGrid", "tr"),
    "w:tr": ("tblPrEx", "trPr", "tc"),
    "w:tc": ("tcPr", "p", "tbl"),
    "w:p": ("pPr", "r", "bookmarkStart", "bookmarkEnd", "hyperlink"),
    "w:tblBorders": ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"),
    "w:tblCellMar": ("top", "left", "start", "bottom", "right", "end"),
    "w:font": (
        "altName", "panose1", "charset", "family", "notTrueType", "pitch", "sig",
        "embedRegular", "embedBold", "embedItalic", "embedBoldItalic",
    ),
}  # fmt: skip

REQUIRED_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "w:zoom": ("percent",),
    "w:font": ("name",),
    "w:style": ("type", "styleId"),
    "w:fldChar": ("fldCharType",),
    "w:pgMar": ("top", "right", "bottom", "left", "header", "footer", "gutter"),
}
