# Makes the plain text that Get-Help shows of the about topics from their markdown.

Import-Module "$PSScriptRoot/Markdown.psm1"

function Split-Line {
    <#
    .SYNOPSIS
        Breaks a text at blanks into lines of at most 80 characters.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [AllowEmptyString()]
        [string] $Text,

        # What the first line begins with.
        [string] $Indent = '',

        # What further lines begin with.
        [string] $HangingIndent = $Indent,

        [int] $Width = 80
    )

    $line = $Indent
    $isEmpty = $true
    foreach ($word in -split $Text) {
        if (-not $isEmpty -and $line.Length + 1 + $word.Length -gt $Width) {
            $line
            $line = $HangingIndent
            $isEmpty = $true
        }

        $line += if ($isEmpty) { $word } else { " $word" }
        $isEmpty = $false
    }

    $line
}

function Format-TextTable {
    <#
    .SYNOPSIS
        Lays out the rows of a markdown table in columns; the last column wraps.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string[]] $Row
    )

    # The comma keeps each row a list of its own.
    $cells = @($Row | Where-Object { $_ -notmatch '^\|[-| ]+\|$' } | ForEach-Object {
            , @($_.Trim().Trim('|').Split('|') | ForEach-Object { ConvertTo-PlainText $_.Trim() })
        })
    $columns = $cells[0].Count
    $widths = @(foreach ($column in 0..($columns - 1)) {
            ($cells | ForEach-Object { $_[$column].Length } | Measure-Object -Maximum).Maximum
        })
    # Where a row is too long for its columns, the last one goes to the next line.
    $lead = 4 + ($widths[0..($columns - 2)] | Measure-Object -Sum).Sum + 2 * ($columns - 1)
    foreach ($row in $cells) {
        $start = '    '
        foreach ($column in 0..($columns - 2)) {
            $start += $row[$column].PadRight($widths[$column] + 2)
        }

        if (-not $row[-1]) {
            # A row that is the heading of those below.
            ''
            $start.TrimEnd()
        }
        elseif ($lead -le 44) {
            Split-Line -Text $row[-1] -Indent $start -HangingIndent (' ' * $lead)
        }
        else {
            $start.TrimEnd()
            Split-Line -Text $row[-1] -Indent (' ' * 8)
        }
    }
}

function ConvertTo-AboutText {
    <#
    .SYNOPSIS
        Turns an about topic from markdown into the plain text, 80 columns wide, that Get-Help shows.
    .NOTES
        It knows what the topics use: headings, paragraphs, lists, tables and blocks of code.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Markdown
    )

    $lines = @($Markdown -split '\r?\n')
    $output = for ($index = 0; $index -lt $lines.Count; $index++) {
        $line = $lines[$index]
        switch -Regex ($line) {
            '^```' {
                for ($index++; $lines[$index] -notmatch '^```'; $index++) {
                    "        $($lines[$index])".TrimEnd()
                }

                break
            }
            '^# (.+)' {
                'TOPIC'
                "    $($Matches[1])"
                break
            }
            '^## (.+)' {
                $Matches[1].ToUpperInvariant()
                break
            }
            '^### (.+)' {
                "  $($Matches[1])"
                break
            }
            '^\|' {
                $rows = @($line)
                while ($index + 1 -lt $lines.Count -and $lines[$index + 1] -match '^\|') {
                    $rows += $lines[++$index]
                }

                Format-TextTable -Row $rows
                break
            }
            '^<!--' {
                break
            }
            '^$' {
                # Below a heading the text begins at once. Get-Help takes the fifth line for what the topic is about.
                if ($index -eq 0 -or $lines[$index - 1] -notmatch '^##') { '' }
                break
            }
            default {
                # A paragraph, or an item of a list with the lines that belong to it.
                $text = $line
                while ($index + 1 -lt $lines.Count -and $lines[$index + 1] -notmatch '^($|```|#|\||- |\d+\. )') {
                    $text += ' ' + $lines[++$index].Trim()
                }

                $text = ConvertTo-PlainText $text
                if ($text -match '^(- |\d+\. )(.*)$') {
                    Split-Line -Text $Matches[2] -Indent "    $($Matches[1])" -HangingIndent (' ' * (4 + $Matches[1].Length))
                }
                else {
                    Split-Line -Text $text -Indent '    '
                }
            }
        }
    }

    (($output -join "`n") -replace '\n{3,}', "`n`n").Trim() + "`n"
}

Export-ModuleMember -Function ConvertTo-AboutText
