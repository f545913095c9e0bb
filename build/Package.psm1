# Makes the package that the PowerShell Gallery takes, and hands it over.
#Requires -Version 7.4

function Get-ReleaseNote {
    <#
    .SYNOPSIS
        What CHANGELOG.md says of a version.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Changelog,

        [Parameter(Mandatory)]
        [version] $Version
    )

    $text = Get-Content $Changelog -Raw
    $heading = "(?ms)^## $([regex]::Escape($Version.ToString(3)))\b[^\n]*\n(?<notes>.*?)(?=^## |\z)"
    if ($text -notmatch $heading -or -not $Matches.notes.Trim()) {
        throw "$Changelog says nothing of version $Version."
    }

    $Matches.notes.Trim()
}

function New-ModulePackage {
    <#
    .SYNOPSIS
        Packs the built module into a .nupkg file, with the release notes of its version.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    [OutputType([IO.FileInfo])]
    param(
        # The folder of the built module.
        [Parameter(Mandatory)]
        [string] $Module,

        [Parameter(Mandatory)]
        [string] $Changelog,

        # Where the package goes.
        [Parameter(Mandatory)]
        [string] $Destination
    )

    $manifest = Join-Path $Module 'SentryPS.psd1'
    $version = (Test-ModuleManifest $manifest).Version
    if (-not (Test-Path (Join-Path $Module 'en-US/SentryPS.dll-Help.xml'))) {
        throw 'The module has no help yet; run ./build.ps1 -Task Docs first.'
    }

    $notes = Get-ReleaseNote -Changelog $Changelog -Version $version
    if (-not $PSCmdlet.ShouldProcess("SentryPS $version", 'Pack')) {
        return
    }

    # A copy, so that packing twice does not write the notes twice.
    $copy = Join-Path ([IO.Path]::GetTempPath()) "SentryPS-$([guid]::NewGuid().ToString('n'))/SentryPS"
    try {
        $null = New-Item (Split-Path $copy) -ItemType Directory
        Copy-Item $Module $copy -Recurse
        Add-ReleaseNote -Manifest (Join-Path $copy 'SentryPS.psd1') -Note $notes
        $null = New-Item $Destination -ItemType Directory -Force
        $package = Join-Path $Destination "SentryPS.$version.nupkg"
        Remove-Item $package -ErrorAction Ignore
        Compress-PSResource -Path $copy -DestinationPath $Destination
        Get-Item $package
    }
    finally {
        Remove-Item (Split-Path $copy) -Recurse -Force -ErrorAction Ignore
    }
}

function Add-ReleaseNote {
    [CmdletBinding()]
    param(
        [string] $Manifest,
        [string] $Note
    )

    # As text: the cmdlets that rewrite manifests would turn the choice of the assembly into a fixed path.
    $text = Get-Content $Manifest -Raw
    $entry = "            ReleaseNotes = @'`n$($Note -replace "(?m)^'@", " '@")`n'@"
    $result = $text -replace '(?m)^(\s*LicenseUri\s*=.*)$', "`$1`n$($entry -replace '\$', '$$$$')"
    if ($result -eq $text) {
        throw "$Manifest has no LicenseUri after which the release notes could stand."
    }

    Set-Content $Manifest $result -NoNewline
}

function Publish-ModulePackage {
    <#
    .SYNOPSIS
        Hands a package over to the PowerShell Gallery.
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory)]
        [string] $Package,

        # The key of the Gallery.
        [Parameter(Mandatory)]
        [securestring] $ApiKey
    )

    if ($PSCmdlet.ShouldProcess($Package, 'Publish to the PowerShell Gallery')) {
        Publish-PSResource -NupkgPath $Package -Repository PSGallery -ApiKey ([Net.NetworkCredential]::new('', $ApiKey).Password)
    }
}

Export-ModuleMember -Function New-ModulePackage, Publish-ModulePackage
