# Writes the XML that Get-Help reads: MAML, as Microsoft's own modules have it.

Import-Module "$PSScriptRoot/Markdown.psm1"

# Writes the help of commands, one after another.
class MamlWriter {
    static [hashtable] $Namespaces = @{
        maml    = 'http://schemas.microsoft.com/maml/2004/10'
        command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
        dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
    }

    [Xml.XmlWriter] $Xml

    MamlWriter([Xml.XmlWriter] $xml) {
        $this.Xml = $xml
    }

    [void] Open([string] $name) {
        $prefix, $localName = $name -split ':'
        $this.Xml.WriteStartElement($prefix, $localName, [MamlWriter]::Namespaces[$prefix])
    }

    [void] Close() {
        $this.Xml.WriteEndElement()
    }

    [void] Attribute([string] $name, [object] $value) {
        # XML has true and false in lower case.
        $this.Xml.WriteAttributeString($name, $(if ($value -is [bool]) { "$value".ToLowerInvariant() } else { "$value" }))
    }

    [void] Element([string] $name, [string] $text) {
        $this.Open($name)
        $this.Xml.WriteString($text)
        $this.Close()
    }

    # Each paragraph of markdown is one of the help, which the console wraps.
    [void] Paragraphs([string] $markdown) {
        foreach ($part in $markdown.Trim() -split '\n{2,}' | Where-Object { $_.Trim() }) {
            $this.Element('maml:para', (ConvertTo-PlainText ($part.Trim() -replace '\s*\n\s*', ' ')))
        }
    }

    [void] Text([string] $name, [string] $markdown) {
        $this.Open($name)
        $this.Paragraphs($markdown)
        $this.Close()
    }

    [void] TypeName([string] $name) {
        $this.Open('dev:type')
        $this.Element('maml:name', $name)
        $this.Element('maml:uri', '')
        $this.Close()
    }

    [void] Value([string] $name, [bool] $isRequired) {
        $this.Open('command:parameterValue')
        $this.Attribute('required', $isRequired)
        $this.Attribute('variableLength', $false)
        $this.Xml.WriteString($name)
        $this.Close()
    }

    # An occurrence is a parameter as it is in one parameter set; the fact is what holds in all of them.
    [void] Parameter([object] $occurrence, [object] $fact, [bool] $isInSyntax) {
        $ways = @(if ($occurrence.ValueFromPipeline) { 'ByValue' }; if ($occurrence.ValueFromPipelineByPropertyName) { 'ByPropertyName' })
        $this.Open('command:parameter')
        $this.Attribute('required', $occurrence.IsMandatory)
        $this.Attribute('variableLength', $fact.IsArray)
        $this.Attribute('globbing', $fact.HasWildcards)
        $this.Attribute('pipelineInput', $(if ($ways) { "True ($($ways -join ', '))" } else { 'False' }))
        $this.Attribute('position', $(if ($occurrence.Position -ge 0) { $occurrence.Position } else { 'named' }))
        $this.Attribute('aliases', $(if ($fact.Aliases) { $fact.Aliases -join ', ' } else { 'none' }))
        $this.Element('maml:name', $fact.Name)
        if ($isInSyntax) { $this.Values($fact) } else { $this.Description($fact) }
        if (-not $isInSyntax -or -not $fact.IsSwitch) { $this.Value($fact.Type, -not $fact.IsSwitch) }
        $this.TypeName($fact.Type)
        $this.Element('dev:defaultValue', $fact.Default)
        $this.Close()
    }

    [void] Values([object] $fact) {
        if ($fact.Values) {
            $this.Open('command:parameterValueGroup')
            foreach ($value in $fact.Values) { $this.Value($value.Name, $false) }
            $this.Close()
        }
    }

    [void] Description([object] $fact) {
        $this.Open('maml:description')
        $this.Paragraphs($fact.Description)
        foreach ($value in $fact.Values) {
            # Some names say it all: "Archived: Archived."
            $this.Paragraphs(("$($value.Name): $($value.Description)" -replace '^(\w+): (\1\.)?$', '$1'))
        }

        $this.Close()
    }

    [void] Types([string] $list, [string] $item, [object[]] $entries) {
        $this.Open($list)
        foreach ($entry in $entries) {
            $this.Open($item)
            $this.TypeName($entry.Type)
            $this.Text('maml:description', $entry.Description)
            $this.Close()
        }

        $this.Close()
    }

    [void] Syntax([object] $fact) {
        $known = @{}
        $fact.Parameters | ForEach-Object { $known[$_.Name] = $_ }
        $this.Open('command:syntax')
        foreach ($set in $fact.Sets) {
            $this.Open('command:syntaxItem')
            $this.Element('maml:name', $fact.Name)
            foreach ($occurrence in $set.Parameters) { $this.Parameter($occurrence, $known[$occurrence.Name], $true) }
            $this.Close()
        }

        $this.Close()
    }

    [void] Parameters([object] $fact) {
        $this.Open('command:parameters')
        foreach ($parameter in $fact.Parameters) {
            $occurrence = @($fact.Sets | ForEach-Object Parameters | Where-Object Name -EQ $parameter.Name)[0]
            $this.Parameter($occurrence, $parameter, $false)
        }

        $this.Close()
    }

    [void] Examples([object[]] $examples) {
        $this.Open('command:examples')
        $number = 0
        foreach ($example in $examples) {
            $number++
            $this.Open('command:example')
            $this.Element('maml:title', "-------- Example ${number}: $(ConvertTo-PlainText $example.Title) --------")
            $this.Element('dev:code', $example.Code)
            $this.Open('dev:remarks')
            $this.Paragraphs($example.Words)
            # A blank line before the title of the next example.
            $this.Element('maml:para', '')
            $this.Close()
            $this.Close()
        }

        $this.Close()
    }

    [void] Link([string] $text, [string] $uri) {
        $this.Open('maml:navigationLink')
        $this.Element('maml:linkText', $text)
        $this.Element('maml:uri', $uri)
        $this.Close()
    }

    [void] Command([object] $fact, [object] $page, [string[]] $related, [string] $uri) {
        $this.Open('command:command')
        $this.Open('command:details')
        $this.Element('command:name', $fact.Name)
        $this.Element('command:verb', $fact.Verb)
        $this.Element('command:noun', $fact.Noun)
        $this.Text('maml:description', $page.Synopsis)
        $this.Close()
        $this.Text('maml:description', $page.Description)
        $this.Syntax($fact)
        $this.Parameters($fact)
        $this.Types('command:inputTypes', 'command:inputType', $fact.Inputs)
        $this.Types('command:returnValues', 'command:returnValue', $fact.Outputs)
        $this.Open('maml:alertSet')
        $this.Text('maml:alert', $page.Notes)
        $this.Close()
        $this.Examples($page.Examples)
        $this.Open('command:relatedLinks')
        # The first address is what Get-Help -Online opens.
        $this.Link('Online Version', $uri)
        foreach ($text in $related) { $this.Link($text, '') }
        $this.Close()
        $this.Close()
    }
}

function Export-Maml {
    <#
    .SYNOPSIS
        Writes the help of a module's commands into a file.
    #>
    [CmdletBinding()]
    param(
        # For each command an object with Fact (of Get-CommandFact), Page (of Get-CommandPage), Related and Uri.
        [Parameter(Mandatory)]
        [object[]] $Command,

        # Where the help goes: a whole path.
        [Parameter(Mandatory)]
        [string] $Path
    )

    $settings = [Xml.XmlWriterSettings]@{ Indent = $true }
    $xml = [Xml.XmlWriter]::Create($Path, $settings)
    try {
        $writer = [MamlWriter]::new($xml)
        $xml.WriteStartElement('helpItems', 'http://msh')
        $xml.WriteAttributeString('schema', 'maml')
        foreach ($one in $Command) {
            $writer.Command($one.Fact, $one.Page, $one.Related, $one.Uri)
        }

        $xml.WriteEndElement()
    }
    finally {
        $xml.Dispose()
    }
}

Export-ModuleMember -Function Export-Maml
