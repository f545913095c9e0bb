# Writes the XML that Get-Help reads: MAML, as Microsoft's own modules have it.

Import-Module "$PSScriptRoot/Markdown.psm1"

$namespaces = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

function Add-Element {
    <#
    .SYNOPSIS
        Adds an element, by its name with a prefix, and returns it.
    #>
    param([Xml.XmlElement] $Parent, [string] $Name, [string] $Text, [Collections.IDictionary] $Attribute = @{})

    $prefix, $localName = $Name -split ':'
    $element = $Parent.OwnerDocument.CreateElement($prefix, $localName, $namespaces[$prefix])
    if ($Text) { $element.InnerText = $Text }
    foreach ($entry in $Attribute.GetEnumerator()) { $element.SetAttribute($entry.Key, $entry.Value) }
    $Parent.AppendChild($element)
}

function Add-Paragraph {
    # Each paragraph of markdown is one of the help, which the console wraps.
    param([Xml.XmlElement] $Parent, [string] $Markdown)

    foreach ($part in $Markdown.Trim() -split '\n{2,}' | Where-Object { $_.Trim() }) {
        $null = Add-Element $Parent maml:para (ConvertTo-PlainText ($part.Trim() -replace '\s*\n\s*', ' '))
    }
}

function Add-Text {
    param([Xml.XmlElement] $Parent, [string] $Name, [string] $Markdown)

    $element = Add-Element $Parent $Name
    Add-Paragraph $element $Markdown
}

function Get-PipelineWord($Parameter) {
    $ways = @(if ($Parameter.ValueFromPipeline) { 'ByValue' }; if ($Parameter.ValueFromPipelineByPropertyName) { 'ByPropertyName' })
    if ($ways) { "True ($($ways -join ', '))" } else { 'False' }
}

function Add-Parameter {
    # An occurrence is a parameter as it is in one parameter set; the fact is what holds in all of them.
    param([Xml.XmlElement] $Parent, $Occurrence, $Fact, [switch] $InSyntax)

    $isRequired = "$($Occurrence.IsMandatory)".ToLowerInvariant()
    $element = Add-Element $Parent command:parameter -Attribute ([ordered]@{
            required       = $isRequired
            variableLength = "$($Fact.IsArray)".ToLowerInvariant()
            globbing       = 'false'
            pipelineInput  = Get-PipelineWord $Occurrence
            position       = if ($Occurrence.Position -ge 0) { "$($Occurrence.Position)" } else { 'named' }
            aliases        = if ($Fact.Aliases) { $Fact.Aliases -join ', ' } else { 'none' }
        })
    $null = Add-Element $element maml:name $Fact.Name
    $description = Add-Element $element maml:description
    if (-not $InSyntax) {
        Add-Paragraph $description $Fact.Description
        foreach ($value in $Fact.Values) {
            # Some names say it all: "Archived: Archived."
            Add-Paragraph $description ("$($value.Name): $($value.Description)" -replace '^(\w+): (\1\.)?$', '$1')
        }
    }

    if ($InSyntax -and $Fact.Values) {
        $group = Add-Element $element command:parameterValueGroup
        $Fact.Values | ForEach-Object { $null = Add-Element $group command:parameterValue $_.Name @{ required = 'false'; variableLength = 'false' } }
    }

    if (-not ($InSyntax -and $Fact.IsSwitch)) {
        $null = Add-Element $element command:parameterValue $Fact.Type @{ required = "$(-not $Fact.IsSwitch)".ToLowerInvariant(); variableLength = 'false' }
    }

    $type = Add-Element $element dev:type
    $null = Add-Element $type maml:name $Fact.Type
    $null = Add-Element $type maml:uri
    $null = Add-Element $element dev:defaultValue $Fact.Default
}

function Add-TypeList {
    param([Xml.XmlElement] $Parent, [string] $ListName, [string] $ItemName, $Entry)

    $list = Add-Element $Parent $ListName
    foreach ($one in $Entry) {
        $element = Add-Element $list $ItemName
        $type = Add-Element $element dev:type
        $null = Add-Element $type maml:name $one.Type
        $null = Add-Element $type maml:uri
        Add-Text $element maml:description $one.Description
    }
}

function Add-Command {
    param([Xml.XmlElement] $Root, $Fact, $Page, [string[]] $Related, [string] $Uri)

    $command = Add-Element $Root command:command
    $details = Add-Element $command command:details
    $null = Add-Element $details command:name $Fact.Name
    $null = Add-Element $details command:verb $Fact.Verb
    $null = Add-Element $details command:noun $Fact.Noun
    Add-Text $details maml:description $Page.Synopsis
    Add-Text $command maml:description $Page.Description

    $syntax = Add-Element $command command:syntax
    $known = @{}
    $Fact.Parameters | ForEach-Object { $known[$_.Name] = $_ }
    foreach ($set in $Fact.Sets) {
        $item = Add-Element $syntax command:syntaxItem
        $null = Add-Element $item maml:name $Fact.Name
        $set.Parameters | ForEach-Object { Add-Parameter $item $_ $known[$_.Name] -InSyntax }
    }

    $parameters = Add-Element $command command:parameters
    foreach ($parameter in $Fact.Parameters) {
        $occurrence = @($Fact.Sets | ForEach-Object Parameters | Where-Object Name -EQ $parameter.Name)[0]
        Add-Parameter $parameters $occurrence $parameter
    }

    Add-TypeList $command command:inputTypes command:inputType $Fact.Inputs
    Add-TypeList $command command:returnValues command:returnValue $Fact.Outputs
    $alerts = Add-Element $command maml:alertSet
    Add-Text $alerts maml:alert $Page.Notes

    $examples = Add-Element $command command:examples
    $number = 0
    foreach ($example in $Page.Examples) {
        $element = Add-Element $examples command:example
        $number++
        $null = Add-Element $element maml:title "-------- Example ${number}: $(ConvertTo-PlainText $example.Title) --------"
        $null = Add-Element $element dev:code $example.Code
        $remarks = Add-Element $element dev:remarks
        Add-Paragraph $remarks $example.Words
        # A blank line before the title of the next example.
        $null = Add-Element $remarks maml:para
    }

    $links = Add-Element $command command:relatedLinks
    # The first address is what Get-Help -Online opens.
    foreach ($text in @('Online Version') + $Related) {
        $link = Add-Element $links maml:navigationLink
        $null = Add-Element $link maml:linkText $text
        $null = Add-Element $link maml:uri $(if ($text -eq 'Online Version') { $Uri })
    }
}

function ConvertTo-Maml {
    <#
    .SYNOPSIS
        Makes the help of a module's commands.
    #>
    [CmdletBinding()]
    [OutputType([xml])]
    param(
        # For each command an object with Fact (of Get-CommandFact), Page (of Get-CommandPage), Related and Uri.
        [Parameter(Mandatory)]
        [object[]] $Command
    )

    $document = [xml]::new()
    $null = $document.AppendChild($document.CreateXmlDeclaration('1.0', 'utf-8', $null))
    $root = $document.CreateElement('helpItems', 'http://msh')
    $root.SetAttribute('schema', 'maml')
    foreach ($entry in $namespaces.GetEnumerator()) { $root.SetAttribute("xmlns:$($entry.Key)", $entry.Value) }
    $null = $document.AppendChild($root)
    foreach ($one in $Command) {
        Add-Command $root $one.Fact $one.Page $one.Related $one.Uri
    }

    $document
}

Export-ModuleMember -Function ConvertTo-Maml
