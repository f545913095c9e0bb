# Reads what people write: markdown in general, and the pages of commands in docs/commands.

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

function Get-CommandPage {
    <#
    .SYNOPSIS
        The page of a command, taken apart.
    .DESCRIPTION
        A page has the name of the command as its heading, then a paragraph that is the synopsis, further ones that are the
        description, and the sections Examples and Notes. An example has a heading of its own, code and words.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [string] $Path
    )

    $text = [IO.File]::ReadAllText($Path) -replace '\r\n', "`n"
    $heading = [regex]::Match($text, '\A# (.+)\n').Groups[1].Value
    $sections = @{}
    foreach ($section in [regex]::Matches($text, '(?ms)^## (?<name>.+?)\n(?<body>.*?)(?=^## |\z)')) {
        $sections[$section.Groups['name'].Value] = $section.Groups['body'].Value.Trim()
    }

    $introduction = ($text -replace '\A# .+\n' -replace '(?ms)^## .*').Trim()
    $synopsis, $description = $introduction -split '\n{2,}', 2
    [pscustomobject]@{
        Name        = $heading
        Text        = $text
        Sections    = @($sections.Keys)
        Synopsis    = "$synopsis" -replace '\s*\n\s*', ' '
        Description = "$description"
        Notes       = "$($sections['Notes'])"
        Examples    = @([regex]::Matches("$($sections['Examples'])", '(?ms)^### (?<title>.+?)\n(?<body>.*?)(?=^### |\z)') | ForEach-Object {
                $body = $_.Groups['body'].Value
                $block = '(?ms)^```powershell\n(.*?)\n```'
                [pscustomobject]@{
                    Title = $_.Groups['title'].Value
                    Code  = @([regex]::Matches($body, $block) | ForEach-Object { $_.Groups[1].Value }) -join "`n`n"
                    Words = [regex]::Replace($body, $block, '').Trim()
                }
            })
    }
}

Export-ModuleMember -Function ConvertTo-PlainText, Get-CommandPage
