using System.Management.Automation;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Api;

/// <summary>A file of any length passes through, and is nowhere in memory as a whole.</summary>
[Trait("Category", Soak.Category)]
[SendsAnyRequest]
public sealed class DownloadMemoryTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task ALongFileIsDownloadedInFlatMemory()
    {
        var length = (long)Soak.Size(8, 300) * Megabyte;
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");
        session.Shell.Set("file", file);
        long most = 0;
        session.Server.Faults.Next(async (context, _) =>
        {
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = length;
            var piece = new byte[Megabyte];
            for (var sent = 0L; sent < length; sent += piece.Length)
            {
                piece[0] = (byte)(sent / Megabyte);
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            }
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);

        try
        {
            var result = session.Run("Invoke-SentryApi -Operation getProjectEventAttachment -Project backend -PathParameter @{ event_id = 'a'; attachment_id = '1' } -Query @{ download = 1 } -OutFile $file -WarningAction Ignore");

            result.AssertNoErrors();
            Assert.Equal(length, new FileInfo(file).Length);
            using var stream = File.OpenRead(file);
            for (var place = 0L; place < length; place += Megabyte)
            {
                stream.Position = place;
                Assert.Equal((byte)(place / Megabyte), stream.ReadByte());
            }

            TestContext.Current.SendDiagnosticMessage($"{length / Megabyte} MB downloaded; {(most - before) / Megabyte} MB of memory at most.");
            // Beside other tests the process has memory that is not ours.
            if (Soak.IsOn)
            {
                Assert.InRange(most - before, 0, 60L * Megabyte);
                Assert.NotEmpty(result.Progress);
                Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
