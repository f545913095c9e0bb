# Reads the examples in the documents.

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

Export-ModuleMember -Function Get-CodeExample
