# Makes the help that Get-Help shows from the markdown in docs/.
#Requires -Version 7.4

$mamlNamespaces = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

function ConvertTo-PlainText {
    <#
    .SYNOPSIS
        Takes the marks out of a line of markdown: what a console shows has no use for them.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [AllowEmptyString()]
        [string] $Text
    )

    $Text -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`|\*\*', ''
}

function Split-Line {
    <#
    .SYNOPSIS
        Breaks a text at blanks into lines of at most 80 characters.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
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

        if ($lead -le 44) {
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
            '^$' {
                ''
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

function Set-Paragraph {
    <#
    .SYNOPSIS
        Makes paragraphs of an element's text: PlatyPS puts it all into one, with the line breaks of the markdown file.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory)]
        [Xml.XmlElement] $Element,

        [Parameter(Mandatory)]
        [AllowEmptyString()]
        [string] $Text
    )

    if (-not $PSCmdlet.ShouldProcess($Element.Name)) {
        return
    }

    $Element.RemoveAll()
    foreach ($part in $Text.Trim() -split '(\r?\n){2,}' | Where-Object { $_.Trim() }) {
        $paragraph = $Element.OwnerDocument.CreateElement('maml', 'para', $mamlNamespaces.maml)
        $paragraph.InnerText = ConvertTo-PlainText ($part.Trim() -replace '\s*\r?\n\s*', ' ')
        $null = $Element.AppendChild($paragraph)
    }
}

function Split-Example {
    <#
    .SYNOPSIS
        Tells the code of an example from its words.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Markdown
    )

    $block = '(?ms)^```\w*\r?\n(.*?)\r?\n```'
    @([regex]::Matches($Markdown, $block) | ForEach-Object { $_.Groups[1].Value }) -join "`n`n"
    [regex]::Replace($Markdown, $block, '').Trim()
}

function Update-Maml {
    <#
    .SYNOPSIS
        Brings what PlatyPS exports into the form that Get-Help shows well.
    .DESCRIPTION
        Paragraphs that the console may wrap, code where code belongs, names of types as people write them, defaults, and
        links without the paths of markdown files.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory)]
        [string] $Path,

        # The commands as PlatyPS has read them.
        [Parameter(Mandatory)]
        [object[]] $CommandHelp
    )

    $document = [xml]::new()
    $document.Load($Path)
    $names = [Xml.XmlNamespaceManager]::new($document.NameTable)
    $mamlNamespaces.GetEnumerator() | ForEach-Object { $names.AddNamespace($_.Key, $_.Value) }

    foreach ($description in $document.SelectNodes('//maml:description | //maml:alert', $names)) {
        $text = @($description.ChildNodes | ForEach-Object InnerText) -join "`n`n"
        Set-Paragraph $description $text
    }

    foreach ($command in $document.SelectNodes('//command:command', $names)) {
        $name = $command.SelectSingleNode('command:details/command:name', $names).InnerText
        $help = $CommandHelp | Where-Object Title -EQ $name

        $examples = @($command.SelectNodes('command:examples/command:example', $names))
        for ($index = 0; $index -lt $examples.Count; $index++) {
            $example = $examples[$index]
            $example.SelectSingleNode('maml:introduction', $names).RemoveAll()
            $code, $remarks = Split-Example $help.Examples[$index].Remarks
            $example.SelectSingleNode('dev:code', $names).InnerText = $code
            $element = $example.SelectSingleNode('dev:remarks', $names)
            Set-Paragraph $element $remarks
            # A blank line before the title of the next example.
            $null = $element.AppendChild($document.CreateElement('maml', 'para', $mamlNamespaces.maml))
        }

        foreach ($parameter in $command.SelectNodes('command:parameters/command:parameter', $names)) {
            $parameterName = $parameter.SelectSingleNode('maml:name', $names).InnerText
            # The syntax has the short names of types, such as string[].
            $short = $command.SelectSingleNode("command:syntax/command:syntaxItem/command:parameter[maml:name='$parameterName']/command:parameterValue", $names)
            $value = $parameter.SelectSingleNode('command:parameterValue', $names)
            if ($value -and $short) {
                $value.InnerText = $short.InnerText
            }

            $default = ($help.Parameters | Where-Object Name -EQ $parameterName).DefaultValue
            $element = $document.CreateElement('dev', 'defaultValue', $mamlNamespaces.dev)
            $element.InnerText = $default
            $null = $parameter.AppendChild($element)
        }

        foreach ($type in $command.SelectNodes('.//dev:type/maml:name', $names)) {
            $type.InnerText = $type.InnerText -replace '^System\.Nullable`1\[(.*)\]$', '$1'
        }

        foreach ($link in $command.SelectNodes('command:relatedLinks/maml:navigationLink', $names)) {
            $address = $link.SelectSingleNode('maml:uri', $names)
            if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version' -and -not $address.InnerText) {
                $null = $link.ParentNode.RemoveChild($link)
            }
            elseif ($address.InnerText -like '*.md') {
                $address.InnerText = ''
            }
        }
    }

    if ($PSCmdlet.ShouldProcess($Path)) {
        $document.Save($Path)
    }
}

function New-ModuleHelp {
    <#
    .SYNOPSIS
        Writes SentryPS.dll-Help.xml and the about_*.help.txt files.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        # The folder with commands/*.md and about_*.md.
        [Parameter(Mandatory)]
        [string] $DocumentFolder,

        # The folder of the language in the built module.
        [Parameter(Mandatory)]
        [string] $OutputFolder
    )

    if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS | Where-Object Version -GE 1.0.0)) {
        throw 'The help is made by the module Microsoft.PowerShell.PlatyPS, version 1.0 or later, which is not installed. Run: Install-PSResource Microsoft.PowerShell.PlatyPS'
    }

    if (-not $PSCmdlet.ShouldProcess($OutputFolder, 'Write help')) {
        return
    }

    Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0
    Remove-Item $OutputFolder -Recurse -Force -ErrorAction Ignore
    $null = New-Item $OutputFolder -ItemType Directory -Force

    $commands = @(Get-ChildItem (Join-Path $DocumentFolder 'commands') -Filter *-*.md | Import-MarkdownCommandHelp)
    # PlatyPS makes a folder with the module's name; the help belongs beside the manifest, in the folder of its language.
    $temporary = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
    try {
        foreach ($file in $commands | Export-MamlCommandHelp -OutputFolder $temporary -Force) {
            Update-Maml -Path $file.FullName -CommandHelp $commands
            Move-Item $file.FullName $OutputFolder
        }
    }
    finally {
        Remove-Item $temporary -Recurse -Force -ErrorAction Ignore
    }

    foreach ($topic in Get-ChildItem $DocumentFolder -Filter about_*.md) {
        $text = ConvertTo-AboutText (Get-Content $topic.FullName -Raw)
        # Windows PowerShell takes a file without a mark for one in the system's code page.
        [IO.File]::WriteAllText((Join-Path $OutputFolder "$($topic.BaseName).help.txt"), $text, [Text.UTF8Encoding]::new($true))
    }
}

Export-ModuleMember -Function New-ModuleHelp
