"""Keeps the tabular forms for digits only: a tabular hyphen tears words such as "e-pasts" apart."""
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
gsub = font['GSUB'].table
digits = {font.getBestCmap()[ord(c)] for c in '0123456789'}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag != 'tnum': continue
    for index in record.Feature.LookupListIndex:
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, 'ExtSubTable', table)
            if hasattr(table, 'mapping'):
                print({k for k in table.mapping if k not in digits})
                table.mapping = {k: v for k, v in table.mapping.items() if k in digits}
font.save(sys.argv[2])
