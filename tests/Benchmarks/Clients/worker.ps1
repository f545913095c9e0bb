# The session that scripts are measured in: takes one after another from a pipe and answers each with what it took.
param([string] $Pipe)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$stream = [System.IO.Pipes.NamedPipeClientStream]::new('.', $Pipe, 'InOut')
$stream.Connect()
$reader = [System.IO.StreamReader]::new($stream)
$writer = [System.IO.StreamWriter]::new($stream)
$writer.AutoFlush = $true

while ($null -ne ($line = $reader.ReadLine())) {
    $script = [scriptblock]::Create([System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($line)))
    [GC]::Collect()
    $allocated = [GC]::GetTotalAllocatedBytes($true)
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    try {
        $result = . $script
        $answer = 'ok', $clock.Elapsed.Ticks, ([GC]::GetTotalAllocatedBytes($true) - $allocated), ($result -join ' ')
    }
    catch {
        $answer = 'error', 0, 0, ("$_" -replace '\s+', ' ')
    }

    $writer.WriteLine($answer -join "`t")
}
