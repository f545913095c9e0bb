# Reads the documents in docs/ as far as the tests compare them with the module.

function Get-CodeExample {
    <#
    .SYNOPSIS
        The blocks of PowerShell in a markdown file, each with the heading that it stands under.
    .NOTES
        Only blocks that are marked as powershell are examples; output and files of other kinds are marked otherwise.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, ValueFromPipeline)]
        [IO.FileInfo] $File
    )

    process {
        $heading = ''
        $code = $null
        $number = 0
        foreach ($line in Get-Content $File.FullName -Encoding utf8) {
            $number++
            if ($null -eq $code) {
                if ($line -match '^#+ (.+)') { $heading = $Matches[1] }
                if ($line -match '^```powershell\s*$') {
                    $code = [Collections.Generic.List[string]]::new()
                    $start = $number
                }
            }
            elseif ($line -match '^```') {
                [pscustomobject]@{
                    File    = $File.Name
                    Path    = $File.FullName
                    Line    = $start
                    Heading = $heading
                    Code    = $code -join "`n"
                }
                $code = $null
            }
            else {
                $code.Add($line)
            }
        }
    }
}

function Get-CommandDocument {
    <#
    .SYNOPSIS
        A command's markdown file, taken apart.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, ValueFromPipeline)]
        [IO.FileInfo] $File
    )

    process {
        $text = (Get-Content $File.FullName -Raw -Encoding utf8) -replace '\r\n', "`n"
        $sections = [ordered]@{}
        foreach ($section in [regex]::Matches($text, '(?ms)^## (?<name>[A-Z ]+)\n(?<body>.*?)(?=^## |\z)')) {
            $sections[$section.Groups['name'].Value] = $section.Groups['body'].Value.Trim()
        }

        $parts = { param($body) [regex]::Matches($body, '(?ms)^### (?<name>.+?)\n(?<body>.*?)(?=^### |\z)') }

        $parameters = [ordered]@{}
        foreach ($part in & $parts $sections['PARAMETERS']) {
            if ($part.Groups['name'].Value -match '^-(.+)$') {
                $name = $Matches[1]
                $body = $part.Groups['body'].Value
                $facts = [regex]::Match($body, '(?s)```yaml\n(.*?)```').Groups[1].Value
                $parameters[$name] = [pscustomobject]@{
                    Description    = ($body -replace '(?s)```yaml.*', '').Trim()
                    Type           = [regex]::Match($facts, '(?m)^Type: (.*)$').Groups[1].Value
                    DefaultValue   = [regex]::Match($facts, '(?m)^DefaultValue: (.*)$').Groups[1].Value.Trim("'")
                    Aliases        = @(Get-YamlList -Text $facts -Name Aliases)
                    AcceptedValues = @(Get-YamlList -Text $facts -Name AcceptedValues)
                    ParameterSets  = @([regex]::Matches($facts, '(?ms)^- Name: (?<name>.*?)\n  Position: (?<position>.*?)\n  IsRequired: (?<required>.*?)\n  ValueFromPipeline: (?<value>.*?)\n  ValueFromPipelineByPropertyName: (?<property>.*?)\n') | ForEach-Object {
                            '{0} position {1} required {2} pipeline {3} property {4}' -f $_.Groups['name'].Value, $_.Groups['position'].Value,
                            $_.Groups['required'].Value, $_.Groups['value'].Value, $_.Groups['property'].Value
                        })
                }
            }
        }

        $syntax = [ordered]@{}
        foreach ($part in & $parts $sections['SYNTAX']) {
            $name = $part.Groups['name'].Value -replace ' \(Default\)$', ''
            $syntax[$name] = ($part.Groups['body'].Value -replace '```', '' -replace '\s+', ' ').Trim()
        }

        [pscustomobject]@{
            Name       = $File.BaseName
            Text       = $text
            Sections   = $sections
            Synopsis   = $sections['SYNOPSIS']
            Parameters = $parameters
            Syntax     = $syntax
            Examples   = @((& $parts $sections['EXAMPLES']) | ForEach-Object { $_.Groups['name'].Value })
            Inputs     = @((& $parts $sections['INPUTS']) | ForEach-Object { $_.Groups['name'].Value })
            Outputs    = @((& $parts $sections['OUTPUTS']) | ForEach-Object { $_.Groups['name'].Value })
            Links      = @([regex]::Matches($sections['RELATED LINKS'], '\[(.+?)\]\((.+?)\)') | ForEach-Object {
                    [pscustomobject]@{ Text = $_.Groups[1].Value; Path = $_.Groups[2].Value }
                })
        }
    }
}

function Get-YamlList {
    param([string] $Text, [string] $Name)

    $list = [regex]::Match($Text, "(?m)^${Name}:\n((?:- .*\n?)+)")
    if ($list.Success) {
        [regex]::Matches($list.Groups[1].Value, '(?m)^- (.*)$') | ForEach-Object { $_.Groups[1].Value.Trim() }
    }
}

Export-ModuleMember -Function Get-CodeExample, Get-CommandDocument
